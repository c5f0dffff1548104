#!/usr/bin/env python3
"""Reads an archive as its consumers do, without any of our Java (contract sections 1, 3, 6, 7 and 15).

    read_archive.py BASE [--channel C] [--quality Q] [--start T --end T]

Prints one JSON object. For every channel and quality: the best segments and the holes of a range (all there is, if none
is given), how many copies of each kind lie there, and how many temps. Checks every copy's bytes against its name.
Exit code 1 if a name cannot be read, poisons its hour, or does not match its bytes.
"""
import argparse
import base64
import hashlib
import json
import os
import sys
from collections import Counter, namedtuple
from datetime import datetime, timedelta

KINDS = ("full", "suspect", "partial")
NOT_CHANNELS = {"playlist-debug", "coverage-maps", "emotes", "media", "blogs"}
HOUR = "%Y-%m-%dT%H"
ALLOWANCE = timedelta(milliseconds=10)

Copy = namedtuple("Copy", "name path start end duration kind digest size")


def visible(folder):
    return sorted(entry for entry in os.listdir(folder) if not entry.startswith("."))


def listed_names(folder):
    names = visible(folder)
    present = set(names)
    return [n for n in names if n.endswith(".ts") and n[:-3] + ".tombstone" not in present]


def read_name(hour, folder, name):
    """Returns a Copy, or None for a temp. Raises ValueError or OverflowError."""
    fields = name[:-3].split("-", 3)
    if len(fields) != 4:
        raise ValueError("fewer than three dashes")
    time, seconds, kind, text = fields
    if kind not in KINDS and kind != "temp":
        raise ValueError("unknown type " + repr(kind))
    fraction = time[6:]
    if len(fraction) > 6:
        raise ValueError("more than six digits of a second")
    start = hour.replace(minute=int(time[0:2]), second=int(time[3:5]), microsecond=int(fraction.ljust(6, "0")))
    duration = timedelta(seconds=float(seconds))
    end = start + duration
    if kind == "temp":
        return None
    padding = "=" * (-len(text) % 4)
    digest = base64.urlsafe_b64decode((text + padding).encode())
    path = os.path.join(folder, name)
    return Copy(name, path, start, end, duration, kind, digest, os.path.getsize(path))


def bytes_match(copy):
    digest = hashlib.sha256()
    with open(copy.path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.digest() == copy.digest


def best_of_one_start(copies):
    full = [c for c in copies if c.kind == "full"]
    if full:
        return max(full, key=lambda c: (c.duration, c.size, c.digest))
    return max(copies, key=lambda c: (c.kind == "suspect", c.size))


def best_segments(copies, start, end):
    """Returns copies and holes; a hole is a pair of dates."""
    earliest = start.replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    by_start = {}
    for copy in sorted(copies, key=lambda c: (c.start, c.name)):
        by_start.setdefault(copy.start, []).append(copy)
    parts, last = [], None
    for begins, group in by_start.items():
        copy = best_of_one_start(group)
        if begins < earliest:
            continue
        if last is None:
            if begins >= end:
                break
            if begins <= start:
                if copy.end <= start:
                    continue
            else:
                parts.append((start, begins))
        else:
            gap = begins - last.end
            if last.end >= end or (begins >= end and gap > ALLOWANCE):
                break
            if gap < -ALLOWANCE:
                continue
            if gap > ALLOWANCE or last.kind != "full":
                parts.append((last.end, max(last.end, begins)))
        parts.append(copy)
        last = copy
    reached = start if last is None else min(last.end, end)
    if last is None or last.kind != "full" or last.end < end:
        parts.append((reached, end))
    return parts


def shown(date):
    return date.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_quality(folder, wanted_start, wanted_end, problems):
    copies, temps = [], 0
    for hour_name in visible(folder):
        hour_folder = os.path.join(folder, hour_name)
        try:
            hour = datetime.strptime(hour_name, HOUR)
        except ValueError as error:
            problems.append({"path": hour_folder, "problem": str(error)})
            continue
        for name in listed_names(hour_folder):
            path = os.path.join(hour_folder, name)
            try:
                copy = read_name(hour, hour_folder, name)
            except (ValueError, OverflowError) as error:
                problems.append({"path": path, "problem": type(error).__name__ + ": " + str(error)})
                continue
            if copy is None:
                temps += 1
                continue
            if not bytes_match(copy):
                problems.append({"path": path, "problem": "the bytes do not match the hash in the name"})
            copies.append(copy)
    kinds = Counter(c.kind for c in copies)
    result = {"copies": {kind: kinds[kind] for kind in KINDS}, "temps": temps, "segments": [], "holes": []}
    start = wanted_start or min((c.start for c in copies), default=None)
    end = wanted_end or max((c.end for c in copies), default=None)
    if start is None or end is None or start >= end:
        return result
    for part in best_segments(copies, start, end):
        if isinstance(part, Copy):
            result["segments"].append({
                "name": part.name,
                "start": shown(part.start),
                "end": shown(part.end),
                "kind": part.kind,
                "size": part.size,
            })
        else:
            result["holes"].append({"from": shown(part[0]), "to": shown(part[1])})
    return result


def date(text):
    return datetime.fromisoformat(text.rstrip("Z"))


def main():
    parser = argparse.ArgumentParser(description="Reads an archive as its consumers do.")
    parser.add_argument("base")
    parser.add_argument("--channel")
    parser.add_argument("--quality")
    parser.add_argument("--start", type=date)
    parser.add_argument("--end", type=date)
    options = parser.parse_args()
    problems, channels = [], {}
    for channel in visible(options.base):
        folder = os.path.join(options.base, channel)
        if channel in NOT_CHANNELS or not os.path.isdir(folder) or options.channel not in (None, channel):
            continue
        for quality in visible(folder):
            if quality != "chat" and options.quality in (None, quality):
                read = read_quality(os.path.join(folder, quality), options.start, options.end, problems)
                channels.setdefault(channel, {})[quality] = read
    json.dump({"channels": channels, "problems": problems}, sys.stdout, indent=2)
    print()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
