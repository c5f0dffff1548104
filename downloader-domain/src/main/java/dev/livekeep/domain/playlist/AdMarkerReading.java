package dev.livekeep.domain.playlist;

/** Which ad breaks are open, by the tags found in the wild. */
final class AdMarkerReading {
    private AdMarkers open = AdMarkers.NONE;

    AdMarkers open() {
        return open;
    }

    void read(TagName tag, Reading reading) {
        switch (tag) {
            case SCTE35_OUT, SCTE35_OUT_CONT -> open = open.withScte35Out(true);
            case SCTE35_IN -> open = open.withScte35Out(false);
            case CUE_OUT, CUE_OUT_CONT -> open = open.withCueOut(true);
            case CUE_IN -> open = open.withCueOut(false);
            case SCTE35 -> readScte35(reading.attributes());
            default -> throw new IllegalStateException(tag + " is no ad marker");
        }
    }

    private void readScte35(AttributeList attributes) {
        if (attributes.yes("CUE-IN")) {
            open = open.withScte35Out(false);
        } else if (attributes.yes("CUE-OUT")
                || attributes.text("CUE-OUT").filter("CONT"::equals).isPresent()) {
            open = open.withScte35Out(true);
        }
    }
}
