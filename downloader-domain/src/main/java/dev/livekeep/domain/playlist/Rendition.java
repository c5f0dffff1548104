package dev.livekeep.domain.playlist;

import java.util.Optional;

/**
 * {@code EXT-X-MEDIA}: an alternative of a variant's audio, video, subtitles or captions.
 *
 * @param type {@code AUDIO}, {@code VIDEO}, {@code SUBTITLES}, {@code CLOSED-CAPTIONS} or what else is listed
 * @param groupId the group variants name
 * @param name for people to read; Twitch's first dialect names its variants by it
 * @param location its own media playlist, where it has one
 * @param attributes all attributes as listed
 */
public record Rendition(
        String type, String groupId, String name, Optional<ListedUri> location, AttributeList attributes) {}
