"""python sent.py FILE…: drafts and calendar entries as independent parsers read them; one line each, "ok" or "FAIL"."""

import email
import email.policy
import re
import sys
from datetime import timedelta
from pathlib import Path

import icalendar


def draft(data):
    """What a mail program needs of a draft, and what it must not find."""
    text = data.decode("ascii")
    yield "\n" not in text.replace("\r\n", ""), "a bare line end"
    yield max(map(len, text.split("\r\n"))) <= 998, "a line above 998 characters (RFC 5322, 2.1.1)"
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = list(message.walk())
    yield not any(part.defects for part in parts), f"defects: {[part.defects for part in parts]}"
    yield message["X-Unsent"] == "1", "no X-Unsent: 1"
    for name in ("From", "To", "Cc", "Bcc", "Date", "Message-ID"):
        yield message[name] is None, f"a draft names no {name}"
    yield bool(message["Subject"]) and "\n" not in message["Subject"], "no subject on one line"
    kinds = [part.get_content_type() for part in parts]
    yield kinds == ["multipart/alternative", "text/plain", "text/html"], f"parts: {kinds}"
    beside = {kind: part.get_content() for kind, part in zip(kinds[1:], parts[1:])}
    yield "https://" in beside["text/plain"] and "<table" in beside["text/html"], "an empty part"
    yield not re.search(r"\*\||\{\{", beside["text/plain"]), "a merge tag, which nobody will fill in"


def calendar(data):
    """A calendar that every program reads alike (RFC 5545)."""
    lines = data.split(b"\r\n")
    yield lines[-1] == b"" and b"\n" not in b"".join(lines), "a bare line end"
    yield max(map(len, lines)) <= 75, "a line above 75 octets"
    for line in lines:
        line.decode("utf-8")
    whole = icalendar.Calendar.from_ical(data)
    yield not [c.errors for c in whole.walk() if c.errors], f"errors: {[c.errors for c in whole.walk() if c.errors]}"
    zones = {str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")}
    events = whole.walk("VEVENT")
    yield bool(events), "no event"
    for event in events:
        yield all(event.get(name) is not None for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE")), "a field is missing"
        yield event["DTSTAMP"].dt.utcoffset() == timedelta(0), "DTSTAMP is not in UTC"
        for name in ("DTSTART", "DTEND"):
            zone = event[name].params.get("TZID") if name in event else None
            yield zone is None or zone in zones, f"no VTIMEZONE for {zone}"
    uids = [str(event["UID"]) for event in events]
    yield len(uids) == len(set(uids)), "the same UID twice"


def main():
    missed = 0
    for file in map(Path, sys.argv[1:]):
        judge = draft if file.suffix == ".eml" else calendar
        try:
            wrong = [problem for holds, problem in judge(file.read_bytes()) if not holds]
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"]
        missed += bool(wrong)
        print(f"FAIL {file}: {'; '.join(wrong)}" if wrong else f"ok   {file}")
    sys.exit(bool(missed))


main()
