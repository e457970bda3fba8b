"""Reading C++ just well enough for the rules: text without comments and strings, includes, function lengths."""
import re
from typing import NamedTuple

_TOKEN = re.compile(
    r'//(?:[^\n\\]|\\.)*'                                     # line comment
    r'|/\*.*?\*/'                                             # block comment
    r'|R"(?P<raw>[^()\\\s]{0,16})\(.*?\)(?P=raw)"'            # raw string
    r'|"(?:[^"\\\n]|\\.)*"'                                   # string
    r"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)*'",                  # character, not a digit separator
    re.S)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
_DIRECTIVE = re.compile(r'^[ \t]*#(?:[^\n\\]|\\.)*', re.M | re.S)


def _blank(text):
    """Spaces of the same shape, so that lines and columns stay where they were."""
    return re.sub(r'[^\n]', ' ', text)


def without_comments(text):
    return _TOKEN.sub(lambda m: _blank(m[0]) if m[0][:2] in ('//', '/*') else m[0], text)


def code_only(text):
    """`text` with comments, the insides of literals and preprocessor lines blanked."""
    text = _TOKEN.sub(lambda m: _blank(m[0]) if m[0][:2] in ('//', '/*') else '""' + _blank(m[0][2:]), text)
    return _DIRECTIVE.sub(lambda m: _blank(m[0]), text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


class Include(NamedTuple):
    line: int
    quoted: bool
    path: str


def includes(text):
    text = without_comments(text)
    return [Include(line_of(text, m.start()), m[1] == '"', m[2]) for m in _INCLUDE.finditer(text)]


class Function(NamedTuple):
    line: int
    name: str
    lines: int  # from the signature to the closing brace, local table initialisers not counted


def _closing(code, opening):
    """Offset of the brace that closes the one at `opening`; the end of the text when there is none."""
    depth = 0
    for match in re.compile(r'[{}]').finditer(code, opening):
        depth += 1 if match[0] == '{' else -1
        if depth == 0:
            return match.start()
    return len(code) - 1


def _flat(head):
    """A declaration without what stands in parentheses, angle brackets of a template head, or an operator's name."""
    head = re.sub(r'\boperator\s*(\(\s*\)|[^\s(\w]+)', 'operator_', head)
    before = None
    while before != head:
        before = head
        head = re.sub(r'\([^()]*\)', '\x01', head)
    return re.sub(r'\btemplate\s*<[^{}]*?>\s*(?=[\w:\[~])', '', head)


def _kind(head):
    """What a brace after the declaration `head` opens: scope, function, member (of an initialiser list) or value."""
    flat = _flat(head).strip()
    if re.search(r'\b(namespace|extern)\b[^=\x01]*$', flat):
        return 'scope'
    if re.search(r'\]\s*\x01?[^=\]]*$', flat) and re.search(r'=\s*\[|=\s*\w*\s*\[', flat) and '\x01' in flat:
        return 'function'  # a named lambda
    if '=' in flat:
        return 'value'
    if '\x01' not in flat:
        return 'scope' if re.search(r'\b(class|struct|union|enum)\b', flat) else 'value'
    if re.search(r'\x01[^:]*(?<!:):(?!:)', flat) and re.search(r'[\w>]$', flat):
        return 'member'
    if re.match(r'(?:\w+\s+)*(class|struct|union|enum)\b', flat) and re.search(r'\b(alignas)\b', flat):
        return 'scope'
    return 'function'


def _name(head):
    match = re.search(r'([\w:~]+(?:\s*operator[^(]*)?)\s*\(', head)
    return match[1] if match else 'lambda'


def _table_lines(code, start, end):
    """Lines of the initialisers `= {...}` inside a function body, which are data and do not count."""
    lines, at = 0, start
    while match := re.compile(r'=\s*\{').search(code, at, end):
        closing = _closing(code, match.end() - 1)
        lines += code.count('\n', match.start(), closing)
        at = closing
    return lines


def functions(text):
    """Every function with a body, found by following the braces of namespaces and classes."""
    code, found = code_only(text), []
    head, position = 0, 0  # where the declaration starts; where to look on
    for _ in range(len(code)):
        match = re.compile(r'[{};]|\b(?:public|private|protected|signals|public slots|private slots)\s*:(?!:)').search(
            code, position)
        if not match:
            break
        position = match.end()
        if match[0] != '{':
            head = position
            continue
        declaration = code[head:match.start()]
        kind = _kind(declaration)
        if kind == 'scope':
            head = position
            continue
        closing = _closing(code, match.start())
        position = closing + 1
        if kind == 'member':
            continue
        if kind == 'function':
            start = head + len(declaration) - len(declaration.lstrip())
            length = code.count('\n', start, closing) + 1 - _table_lines(code, match.end(), closing)
            found.append(Function(line_of(code, start), _name(declaration), length))
            head = position
    return found
