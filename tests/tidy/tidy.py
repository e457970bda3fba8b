#!/usr/bin/env python3
"""Refuses what the architecture forbids and no compiler checks. Usage: tidy.py [repository]; README.md lists the rules."""
import ast
import fnmatch
import pathlib
import re
import sys
from typing import NamedTuple

import source

FOLDERS = ('app', 'engine', 'ui', 'tests')
CODE = ('.h', '.cpp', '.py')
MAX_FILE_LINES, MAX_FUNCTION_LINES = 600, 70

# A folder of engine/ may include its own layer and those below it. Files directly in engine/ are above all. The parser
# ios/config turns lines into device/config.h's values and knows nothing more, so it stands with the protocols; how lines
# are taken apart, ios/grammar, is known to labs and scripts too.
LAYERS = [
    {'base'},
    {'record', 'sim', 'ios/grammar'},
    {'link', 'ethernet'},
    {'acl', 'arp', 'cdp', 'crypto', 'crypto_map', 'hsrp', 'icmp', 'ike', 'ipsec', 'ipv4', 'ospf', 'probe', 'rib', 'track',
     'udp', 'ios/config'},
    {'device'},
    {'topology', 'world'},
    {'dissect', 'ios', 'snapshot'},
]
TOP = len(LAYERS)
RANK = {folder: rank for rank, layer in enumerate(LAYERS) for folder in layer}
LEAVES = {'record.h', 'config.h'}  # of any folder: plain values, which everything above base may include
LEAF_FILES = {'engine/rib/route.h', 'engine/crypto/algorithm.h', 'engine/world/input.h'}
COMMAND_VALUES = {'engine/world/input.h'}  # what ui/ may know of a world: what to ask of it

FORBIDDEN = {  # rule -> what must not stand in engine/
    'wall-clock': r'\b(?:system_clock|steady_clock|high_resolution_clock|file_clock|utc_clock|gettimeofday'
                  r'|clock_gettime|timespec_get|std::clock|std::time)\b|(?<![\w.>])time\s*\(\s*(?:nullptr|NULL|0|&)',
    'randomness': r'\b(?:random_device|mt19937(?:_64)?|minstd_rand0?|default_random_engine|std::rand|srand|RAND_bytes'
                  r'|RAND_priv_bytes|getrandom)\b|(?<![\w.>:])rand\s*\(\s*\)',
    'unordered': r'\bunordered_(?:multi)?(?:map|set)\b',
}


class Finding(NamedTuple):
    rule: str
    path: str
    line: int
    text: str

    def __str__(self):
        return f'{self.path}:{self.line}: {self.rule}: {self.text}'


def layer_of(path):
    """(folder, rank) of a path under engine/; rank None when the folder is in no layer."""
    parts = path.split('/')
    if len(parts) == 2:
        return 'engine itself', TOP
    inner = '/'.join(parts[1:3])
    return (inner, RANK[inner]) if inner in RANK else (parts[1], RANK.get(parts[1]))


def is_leaf(path):
    return path in LEAF_FILES or path.split('/')[-1] in LEAVES


def engine_include(path, target):
    """Why engine file `path` may not include engine file `target`; None when it may."""
    folder, rank = layer_of(path)
    other, other_rank = layer_of(target)
    if rank is None or other_rank is None:
        return f'engine/{folder if rank is None else other} is in no layer: add it to LAYERS in tests/tidy/tidy.py'
    if rank == RANK['base'] and other_rank > rank:
        return f'base includes only the standard library, not {target}'
    protocols = RANK['hsrp']
    if target.endswith('/process.h') and folder != other and rank <= protocols:
        return f'a protocol asks through sim/services.h, it does not include {target}'
    if other_rank > rank and not is_leaf(target):
        return f'{folder} lies below {other}: {target} points up'
    return None


def qt(include):
    return not include.quoted and re.match(r'Q[A-Z]|Qt[A-Z]', include.path)


def quoted_include(path, target):
    """Why `path` may not include the repository's file `target`; None when it may."""
    top, other = path.split('/')[0], target.split('/')[0]
    if target.endswith('.moc') or target.split('/')[-1].startswith('moc_'):
        return None
    if other not in FOLDERS:
        return f'write "{target}" from the root of the repository'
    if top == 'tests':
        return None
    if other == 'tests':
        return f'{target} is for tests only'
    if top == 'engine':
        return engine_include(path, target) if other == 'engine' else f'engine stands alone, not on {target}'
    hidden = re.match(r'engine/(world|device)/', target) and not is_leaf(target) and target not in COMMAND_VALUES
    if top == 'ui' and (other == 'app' or hidden or target.endswith('/process.h')):
        return f'ui sees views, records and values, not {target}'
    if re.match(r'app/(session|headless)/', path) and (other == 'ui' or target.startswith('app/window/')):
        return f'{path.rsplit("/", 1)[0]} does without a window, so without {target}'
    return None


def check_includes(path, text):
    for include in source.includes(text):
        why = None
        if include.quoted:
            why = quoted_include(path, include.path)
        elif qt(include) and re.match(r'engine/|app/(session|headless)/', path):
            why = f'no Qt here: <{include.path}>'
        elif re.match(r'(engine|app|ui|tests)/', include.path):
            why = f'our own files in quotes: "{include.path}"'
        if why:
            yield Finding('include', path, include.line, why)
        # The bare loops that the engine is measured against call OpenSSL as such a loop would.
        if include.path.startswith('openssl/') and not path.startswith(('engine/crypto/', 'tests/bench/limit/')):
            yield Finding('openssl', path, include.line, 'only engine/crypto includes OpenSSL')


def check_words(path, text):
    code = source.code_only(text)
    if path.startswith('engine/'):
        # <random> and friends are caught by their names in use, so code_only, without include lines, is enough.
        for rule, pattern in FORBIDDEN.items():
            for match in re.finditer(pattern, code):
                yield Finding(rule, path, source.line_of(code, match.start()), match[0].strip())
    for match in re.finditer(r'\bQSKIP\b', source.without_comments(text)):
        yield Finding('skip', path, source.line_of(text, match.start()), 'a test passes or fails, it does not skip')


def check_length(path, text):
    lines = text.count('\n')
    if lines > MAX_FILE_LINES:
        yield Finding('file-length', path, 1, f'{lines} lines, at most {MAX_FILE_LINES}')
    if path.endswith('.py'):
        spans = [source.Function(node.lineno, node.name, node.end_lineno - node.lineno + 1)
                 for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    elif path.endswith(('.h', '.cpp')):
        spans = source.functions(text)
    else:
        spans = []
    for function in spans:
        if function.lines > MAX_FUNCTION_LINES:
            yield Finding('function-length', path, function.line,
                          f'{function.name}: {function.lines} lines, at most {MAX_FUNCTION_LINES}')


def check_file(path, text):
    yield from check_length(path, text)
    if path.endswith(('.h', '.cpp')):
        yield from check_includes(path, text)
        yield from check_words(path, text)


def read_allowed(text):
    """Lines `rule path-pattern reason…`; a line without a reason is refused."""
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith('#'):
            continue
        words = line.split(None, 2)
        if len(words) < 3:
            raise SystemExit(f'tests/tidy/allowed.txt:{number}: give rule, path and reason')
        entries.append((words[0], words[1]))
    return entries


def check(files, allowed):
    """Findings over `files` (path -> text), and those entries of `allowed` that excuse nothing."""
    findings, used = [], set()
    for path, text in sorted(files.items()):
        for finding in check_file(path, text):
            excuse = next((a for a in allowed if a[0] == finding.rule and fnmatch.fnmatch(path, a[1])), None)
            if excuse:
                used.add(excuse)
            else:
                findings.append(finding)
    stale = [Finding('allowed', 'tests/tidy/allowed.txt', 0, f'{rule} {path} excuses nothing: remove it')
             for rule, path in allowed if (rule, path) not in used]
    return findings + stale


def is_code(file):
    if file.suffix in CODE or file.name == 'CMakeLists.txt':
        return True
    if file.suffix:
        return False
    with file.open('rb') as opened:
        return opened.read(2) == b'#!'


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
    files = {file.relative_to(root).as_posix(): file.read_text(encoding='utf-8')
             for folder in FOLDERS for file in (root / folder).rglob('*')
             if file.is_file() and '__pycache__' not in file.parts and is_code(file)}
    allowed = read_allowed((root / 'tests/tidy/allowed.txt').read_text(encoding='utf-8'))
    findings = check(files, allowed)
    for finding in findings:
        print(finding)
    print(f'{len(files)} files, {len(findings)} findings')
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main())
