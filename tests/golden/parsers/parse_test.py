#!/usr/bin/env python3
"""Reads the goldens of ../show with the TextFSM templates beside this file and compares every field with what
expected.json says; the captures of the real box in ../ha-vpn-as-captured must be read by the same templates.

    parse_test.py            all of it, exit code 1 when anything differs
    parse_test.py --print    what the templates read, as expected.json is written; to be looked at before it is kept

The templates are ours. Their names and fields follow the documentation of public template collections, so what
they read, third-party tools read; a line that a template does not know is an error, not a line left out.
"""
import json
import pathlib
import re
import sys
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textfsm.terminal of Debian 12 compares with `is`
    import textfsm

HERE = pathlib.Path(__file__).resolve().parent
GOLDENS = HERE.parent / "show"
CAPTURES = HERE.parent / "ha-vpn-as-captured"
EXPECTED = HERE / "expected.json"


def sections(golden):
    """{"7204VXR-1 before": text} of a golden, in its order."""
    parts = re.split(r"^@@ (.+)\n", golden.read_text(encoding="ascii"), flags=re.M)
    assert parts[0] == "", f"{golden.name} does not begin with a section"
    return dict(zip(parts[1::2], parts[2::2]))


def parse(template, text):
    """Rows of the template as dictionaries; fields that are empty are left out."""
    with template.open(encoding="ascii") as opened:
        machine = textfsm.TextFSM(opened)
    rows = machine.ParseText(text)
    return [{name.lower(): value for name, value in zip(machine.header, row) if value} for row in rows]


def read_all():
    """{command: {section: rows}} of every template; a refused text gives a string instead of rows."""
    found = {}
    for template in sorted(HERE.glob("*.textfsm")):
        golden = GOLDENS / (template.stem.replace("_", "-") + ".txt")
        by_section = found.setdefault(template.stem, {})
        if not golden.exists():
            by_section["(golden)"] = f"{golden.name} is missing"
            continue
        for section, text in sections(golden).items():
            if "% Invalid input" in text:  # the release does not know the command
                continue
            try:
                by_section[section] = parse(template, text)
            except textfsm.TextFSMError as error:
                by_section[section] = f"not read: {error}"
    return found


def unread_captures():
    """One line for each capture of which a template of its command does not read every line."""
    read = 0
    for capture in sorted(CAPTURES.glob("*/*.show-*.txt")):
        template = HERE / (capture.name.split(".", 1)[1][: -len(".txt")].replace("-", "_") + ".textfsm")
        if not template.exists():
            continue
        read += 1
        try:
            rows = parse(template, capture.read_text(encoding="ascii").split("\n", 1)[1])  # the prompt's line aside
        except textfsm.TextFSMError as error:
            yield f"{capture.relative_to(HERE.parent)}: not read: {error}"
            continue
        if not rows:
            yield f"{capture.relative_to(HERE.parent)}: nothing in it"
    if read == 0:
        yield f"no captures in {CAPTURES}"


def differences(expected, found):
    """One line for each field or row that is not as expected."""
    for command in sorted(expected.keys() | found.keys()):
        want, have = expected.get(command, {}), found.get(command, {})
        for section in sorted(want.keys() | have.keys()):
            rows, read = want.get(section), have.get(section)
            where = f"{command}, {section}"
            if rows is None or not isinstance(read, list):
                yield f"{where}: {'nothing is expected of it' if rows is None else read or 'no such section'}"
                continue
            if len(rows) != len(read):
                yield f"{where}: {len(read)} rows instead of {len(rows)}"
            for number, (row, got) in enumerate(zip(rows, read), 1):
                for field in sorted(row.keys() | got.keys()):
                    if row.get(field) != got.get(field):
                        yield f"{where}, row {number}, {field}: {got.get(field)!r} instead of {row.get(field)!r}"


def written(found):
    """JSON with a row a line."""
    commands = []
    for command, by_section in found.items():
        parts = []
        for section, rows in by_section.items():
            text = ",\n".join("   " + json.dumps(row) for row in rows) if isinstance(rows, list) else json.dumps(rows)
            parts.append(f"  {json.dumps(section)}: [\n{text}\n  ]" if rows else f"  {json.dumps(section)}: []")
        commands.append(f" {json.dumps(command)}: {{\n" + ",\n".join(parts) + "\n }")
    return "{\n" + ",\n".join(commands) + "\n}\n"


def main():
    found = read_all()
    if sys.argv[1:] == ["--print"]:
        print(written(found), end="")
        return 0
    wrong = [*differences(json.loads(EXPECTED.read_text(encoding="ascii")), found), *unread_captures()]
    for line in wrong:
        print(line)
    rows = sum(len(rows) for sections_read in found.values() for rows in sections_read.values())
    print(f"{len(found)} templates, {rows} rows, {len(wrong)} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
