"""Reads every .ics of a folder with python3-icalendar and with libical (through its GObject binding) and
prints, for each file and parser, a JSON line {file, parser, lines, errors}; `lines` as in read.ts."""
import calendar
import json
import pathlib
import sys

import gi
import icalendar

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def by_icalendar(data):
    lines, errors = [], []
    cal = icalendar.Calendar.from_ical(data)
    errors += [str(e) for e in cal.errors]
    for event in cal.walk("VEVENT"):
        errors += [str(e) for e in event.errors]
        start, end = event.decoded("DTSTART"), event.decoded("DTEND", None)
        lines.append([str(event["UID"]), said(start), said(end if end is not None else start)])
    return lines, errors


def said(moment):
    if hasattr(moment, "hour"):
        if moment.utcoffset() is None:
            raise ValueError(f"floating time {moment}")
        return str(int(moment.timestamp()) // 60)
    return moment.isoformat()


def by_libical(data):
    lines, errors = [], []
    root = ICalGLib.Component.new_from_string(data.decode("utf-8"))
    if root is None:
        return lines, ["refused"]
    if not ICalGLib.restriction_check(root):
        errors.append("restriction_check")
    errors += ["X-LIC-ERROR"] * root.count_errors()
    kind = ICalGLib.ComponentKind.VEVENT_COMPONENT
    event = root.get_first_component(kind)
    while event is not None:
        start, end = event.get_dtstart(), event.get_dtend()
        lines.append([event.get_uid(), moment(start), moment(end if not end.is_null_time() else start)])
        event = root.get_next_component(kind)
    return lines, errors


def moment(time):
    if time.is_date():
        return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    if not time.is_utc():
        raise ValueError("a time that is not UTC")
    fields = (time.get_year(), time.get_month(), time.get_day(), time.get_hour(), time.get_minute(), 0)
    return str(calendar.timegm(fields) // 60)


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics")):
    data = path.read_bytes()
    for parser, read in (("icalendar", by_icalendar), ("libical", by_libical)):
        try:
            lines, errors = read(data)
        except Exception as error:  # a parser that gives up is a finding, not a crash
            lines, errors = [], [f"{type(error).__name__}: {error}"]
        said_lines = [" ".join(line) for line in lines]
        print(json.dumps({"file": path.name, "parser": parser, "lines": said_lines, "errors": errors}))
