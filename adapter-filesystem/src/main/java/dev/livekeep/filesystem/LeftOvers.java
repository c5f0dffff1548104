package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.ports.ArchiveReader.LeftOver;
import dev.livekeep.ports.ArchiveReader.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the drafts in an archive, whoever wrote them. */
final class LeftOvers {

    private final ArchiveLayout layout;
    private final Instances instances;
    private final Optional<InstanceId> self;

    LeftOvers(ArchiveLayout layout, Instances instances, Optional<InstanceId> self) {
        this.layout = layout;
        this.instances = instances;
        this.self = self;
    }

    /** Every draft with what is known of its owner. */
    List<LeftOver> list() throws IOException {
        List<InstanceId> known = instances.known();
        Map<InstanceId, Owner> owners = new HashMap<>();
        List<LeftOver> found = new ArrayList<>();
        for (Found draft : drafts()) {
            Owner owner = draft.name()
                    .flatMap(DraftName::owner)
                    .filter(known::contains)
                    .map(id -> owners.computeIfAbsent(id, this::owner))
                    .orElse(Owner.UNKNOWN);
            try {
                String place = layout.base().relativize(draft.file()).toString();
                found.add(new LeftOver(place, Files.size(draft.file()), owner));
            } catch (NoSuchFileException keptOrDiscarded) {
                // since it was listed: no left-over
            }
        }
        return found;
    }

    /** Every file in the hidden folders, sorted. */
    List<Found> drafts() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Channel channel : new FileArchiveReader(layout, self).channels()) {
            Path ours = layout.channel(channel).resolve(ArchiveLayout.OURS);
            for (String quality : FileArchiveReader.names(ours)) {
                Path folder = ArchiveLayout.part(ours, quality);
                for (String name : FileArchiveReader.names(folder)) {
                    Path file = ArchiveLayout.part(folder, name);
                    found.add(new Found(channel, quality, file, DraftName.parse(name)));
                }
            }
        }
        return found;
    }

    private Owner owner(InstanceId id) {
        if (self.filter(id::equals).isPresent()) {
            return Owner.RUNNING;
        }
        Optional<Instances.Membership> ended = instances.takeOver(id);
        ended.ifPresent(Instances.Membership::close);
        return ended.isPresent() ? Owner.GONE : Owner.RUNNING;
    }

    /** One file in a hidden folder. */
    record Found(Channel channel, String qualityName, Path file, Optional<DraftName> name) {

        Optional<Quality> quality() {
            try {
                return Optional.of(new Quality(qualityName));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
