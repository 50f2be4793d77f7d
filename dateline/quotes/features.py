"""Features: what the model looks at when it judges a cue, a content and a source.

Each feature is a short text, hashed to a place in the table of weights.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from dateline import lexicon
from dateline.nlp import Token
from dateline.quotes.cues import cue_class, cue_lemma
from dateline.quotes.scene import DASHES, Scene
from dateline.quotes.shapes import Content
from dateline.quotes.sources import Source

CONTENT_PLACES = 1 << 18
SOURCE_PLACES = 1 << 16
_WORD = re.compile(r"\w+")
_JOINING = frozenset(("ADP", "CCONJ", "SCONJ"))
_TOUCH = 3  # characters between a quotation and a clause that touch
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "poss", "csubj"))


def source_places(scene: Scene, cue: Token, content: Content, sources: Sequence[Source]) -> list[list[int]]:
    """Places of the features of "no source", then of each candidate for the source."""
    rows = [no_source_features(scene, cue, content, len(sources))]
    rows += [source_features(scene, cue, content, source, rank) for rank, source in enumerate(sources)]
    return [[_source_place(feature) for feature in row] for row in rows]


@lru_cache(maxsize=1 << 18)
def _content_place(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) & (CONTENT_PLACES - 1)


def _content_places(*features: str) -> tuple[int, ...]:
    return tuple([_content_place(feature) for feature in features])


@lru_cache(maxsize=1 << 16)
def _source_place(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) & (SOURCE_PLACES - 1)


def size(length: int) -> str:
    """A length as one of a few classes."""
    return str(min(length.bit_length(), 9))


@lru_cache(maxsize=1 << 16)
def _known(text: str, pos: str, lemma: str) -> tuple[str, str]:
    """Base form of a cue and its class, "-" where it has none."""
    word = cue_lemma(text, pos, lemma)
    return word, cue_class().get((word, "VERB" if pos == "PROPN" else pos), "-")


def cue_places(scene: Scene, cue: Token) -> list[int]:
    """Places of the features of a cue: what tells whether a word is one at all."""
    tokens, children = scene.sentence.tokens, scene.sentence.children[cue.i]
    word, known = _known(cue.text, cue.pos, cue.lemma)
    subject = next((t for t in children if t.dep in _SUBJECTS), None)
    kind = "none"
    if subject is not None:
        kind = subject.ent or (subject.lemma.lower() if subject.pos in ("PRON", "DET") else subject.pos)
    head = tokens[cue.head].lemma
    before = tokens[cue.i - 1].text.lower() if cue.i else "^"
    after = tokens[cue.i + 1].text.lower() if cue.i + 1 < len(tokens) else "$"
    helpers = "+".join([t.lemma for t in children if t.dep in ("aux", "auxpass", "neg")])
    below = "+".join([t.dep for t in children if t.i > cue.i and t.dep != "punct"])
    quoted = "q" if scene.quoted_at(cue.start) else ("r" if scene.runs else "")
    noun = subject.lemma if subject is not None else ""
    return [
        *_of_word(word, cue.pos, cue.tag, known, cue.dep),
        *_of_subject(kind, known, word),
        *_of_neighbours(noun, head, cue.dep, before, after, word),
        *_of_dependents(helpers, below, known),
        *_of_quoted_cue(quoted, known, word, scene.sentence.index == 0, cue.tag),
        _content_place(f"pw:{scene.words_in_common(cue)}"),
        *[_content_place(feature) for feature in _label_features(scene, cue)],
        *_of_colon(scene.ends_with_colon, known, word),
        *_of_touching(_touching(scene, cue), known, word),
        *_of_clause(_clause(scene, cue), _above(scene, cue), known, word, cue.tag),
        *_of_noun(_noun_class(subject), known, word),
        *_of_object(*_object(children, cue), known, word),
        *_of_place(_place(scene, cue), known, tokens[cue.head].pos, cue.dep),
    ]


# Few different words make most cues and contents: what depends on little is put together once.


@lru_cache(maxsize=1 << 14)
def _of_word(word: str, pos: str, tag: str, known: str, dep: str) -> tuple[int, ...]:
    return _content_places(
        "bias", f"w:{word}", f"wp:{word}|{pos}", f"t:{tag}", f"c:{known}", f"ct:{known}|{tag}", f"d:{dep}",
        f"cd:{known}|{dep}", f"wd:{word}|{dep}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _of_subject(kind: str, known: str, word: str) -> tuple[int, ...]:
    return _content_places(f"s:{kind}", f"cs:{known}|{kind}", f"ws:{word}|{kind}")


def _of_neighbours(noun: str, head: str, dep: str, before: str, after: str, word: str) -> tuple[int, ...]:
    return _content_places(
        f"sl:{noun}", f"h:{head}", f"cdh:{dep}|{head}", f"p:{before}", f"n:{after}", f"wn:{word}|{after}",
        f"wb:{word}|{before}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _of_dependents(helpers: str, below: str, known: str) -> tuple[int, ...]:
    return _content_places(f"x:{helpers}", f"cx:{known}|{helpers}", f"b:{below}", f"cb:{known}|{below}")


@lru_cache(maxsize=1 << 14)
def _of_quoted_cue(quoted: str, known: str, word: str, first: bool, tag: str) -> tuple[int, ...]:
    return _content_places(
        f"q:{quoted}", f"cq:{known}|{quoted}", f"wq:{word}|{quoted}", f"first:{first}", f"wt:{word}|{tag}",
        f"suf:{word[-3:]}|{tag}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _of_colon(colon: str, known: str, word: str) -> tuple[int, ...]:
    return _content_places(f"EC:{colon}", f"EC:{colon}|{known}", f"EC:{colon}|{word}") if colon else ()


@lru_cache(maxsize=1 << 14)
def _of_touching(touching: tuple[str, str], known: str, word: str) -> tuple[int, ...]:
    before, after = touching
    return _content_places(
        f"TB:{before}", f"TB:{before}|{known}", f"TA:{after}", f"TA:{after}|{known}", f"TBA:{before}|{after}",
        f"TW:{before[:2]}{after[:2]}|{word}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _of_clause(clause: str, above: str, known: str, word: str, tag: str) -> tuple[int, ...]:
    return _content_places(
        f"CL:{clause}", f"CL:{clause}|{known}", f"AB:{above}", f"AB:{above}|{known}", f"AW:{above}|{word}",
        f"ABT:{above}|{tag}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _of_noun(noun: str, known: str, word: str) -> tuple[int, ...]:
    return _content_places(f"SN:{noun}|{known}", f"SNW:{noun}|{word}")


@lru_cache(maxsize=1 << 14)
def _of_object(thing: str, lemma: str, joined: str, known: str, word: str) -> tuple[int, ...]:
    return _content_places(
        f"OB:{thing}|{known}", f"OB:{thing}|{word}", f"OL:{lemma}", f"OL:{lemma}|{known}",
        f"PR:{joined}|{word}", f"PR:{joined}|{known}", f"OP:{thing}|{joined}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def _of_place(place: str, known: str, above: str, dep: str) -> tuple[int, ...]:
    return _content_places(f"PL:{place}", f"PL:{place}|{known}", f"HP:{above}|{dep}|{known}")


def _object(children: Sequence[Token], cue: Token) -> tuple[str, str, str]:
    """What a cue has for an object, its word, and the prepositions and particles with it."""
    right = [t for t in children if t.i > cue.i]
    thing = next((t for t in right if t.dep in ("dobj", "ccomp", "xcomp", "attr", "acomp", "oprd")), None)
    joined = "+".join([t.lemma for t in right if t.dep in ("prep", "prt", "agent", "dative")][:2])
    if thing is None:
        return "", "", joined
    return f"{thing.dep}|{thing.pos}|{thing.ent}", thing.lemma, joined


def _place(scene: Scene, cue: Token) -> str:
    """Where a cue stands in its sentence, and how many verbs of saying there are."""
    tokens = scene.sentence.tokens
    says = sum(
        t.pos == "VERB" and t.i != cue.i and _known(t.text, t.pos, t.lemma)[1] == "say" for t in tokens
    )
    before = len([t for t in tokens[: cue.i] if t.pos == "VERB"])
    return f"{min(says, 2)}|{min(before, 2)}|{len(tokens) - cue.i < 4}"


def _touching(scene: Scene, cue: Token) -> tuple[str, str]:
    """How the quotations right before and right after a cue with its subject end and begin."""
    if not scene.runs:
        return "", ""
    text, (start, end) = scene.doc.text, scene.kernel(cue)
    before, after = scene.runs_around(cue)
    left = right = ""
    if before:
        run = before[-1]
        gap = min(start, cue.start) - run.end
        words = len(text[run.end : cue.start].split()) if run.end < cue.start else 0
        left = f"{text[run.inner_end - 1]}{'t' if gap <= _TOUCH else 'f'}{min(words, 6)}"
        left += "U" if text[run.inner_start].isupper() else "l"
        left += size(run.inner_end - run.inner_start)
    if after:
        run = after[0]
        between = text[cue.end : run.start].strip()
        opens = "U" if text[run.inner_start].isupper() else "l"
        right = f"{'t' if run.start - end <= _TOUCH else 'f'}{between[-1:]}"
        right += f"{min(len(between.split()), 6)}{opens}{text[run.inner_end - 1]}"
    return left, right


def _clause(scene: Scene, cue: Token) -> str:
    """What makes a clause less than a plain statement: its conjunction, a question, who it is about."""
    children = scene.sentence.children[cue.i]
    mark = next((t.text.lower() for t in children if t.dep == "mark" or t.tag in ("WRB", "WP", "WDT")), "")
    ends = scene.doc.text[scene.sentence.end - 1 : scene.sentence.end]
    return f"{mark}|{'?' if ends == '?' else ''}"


def _above(scene: Scene, cue: Token) -> str:
    """The nearest verb of report above a cue in the parse, and how the cue hangs on it."""
    tokens, at, way = scene.sentence.tokens, cue, ""
    for step in range(6):
        head = tokens[at.head]
        if head.i == at.i:
            break
        way = way or at.dep
        if step and at.dep in ("relcl", "acl"):
            way = at.dep
        known = _known(head.text, head.pos, head.lemma)[1]
        if known != "-":
            return f"{known}|{way}|{at.dep}"
        at = head
    return ""


def _noun_class(subject: Token | None) -> str:
    """What sort of thing a subject names, and in which number."""
    if subject is None:
        return ""
    noun = subject.lemma.lower()
    return f"{_sort(noun)}|{subject.tag}|{subject.ent}"


@lru_cache(maxsize=1 << 14)
def _sort(noun: str) -> str:
    for name, column in (
        ("quote_describing", "noun"),
        ("quote_collectives", "noun"),
        ("quote_documents", "noun"),
        ("quote_collectives", "plural"),
    ):
        if noun in lexicon.column(name, column):
            return name[6:9] + column[:1]
    return ""


def _label_features(scene: Scene, cue: Token) -> list[str]:
    """What stands before a colon or a dash."""
    if cue.text != ":" and cue.text not in DASHES:
        return []
    text = scene.doc.text
    label = text[scene.sentence.start : cue.start].strip(" \"“'‘")
    opens = scene.doc.paragraphs[scene.sentence.paragraph].start >= scene.sentence.start - 1
    shape = "A" if label.isupper() else ("T" if label.istitle() else "m")
    words = len(label.split())
    rest = text[cue.end : scene.sentence.end].strip()
    return [
        f"lab:{cue.text}|{shape}|{min(words, 6)}|{opens}", f"lab:{shape}|{opens}",
        f"labn:{min(words, 6)}|{opens}",
        f"labr:{rest[:1] in chr(34) + '“‘' + chr(39)}|{bool(rest)}|{shape}",
        f"labe:{scene.words_in_common(cue)}|{opens}",
        f"labx:{scene.sentence.tokens[max(0, cue.i - 1)].ent}|{opens}",
    ]  # fmt: skip


def content_places(scene: Scene, cue: Token, content: Content) -> list[int]:
    """Places of the features of a candidate for a content, those of its cue left out."""
    text, sentence = scene.doc.text, scene.sentence
    word, known = _known(cue.text, cue.pos, cue.lemma)
    shape, opens, ends = content.shape, content.first, content.last
    start, end = content.spans[0][0], content.spans[-1][1]
    length = size(sum([e - s for s, e in content.spans]))
    first = _WORD.search(text, start, end)
    opening = first.group().lower() if first else ""
    marks = scene.quoted_share(content.spans)
    before, after = text[max(0, start - 2) : start].strip()[-1:], text[end : end + 1]
    follows = _WORD.search(text, end, min(end + 20, sentence.end))
    following = follows.group().lower() if follows else "$"
    closes = text[end - 2 : end] if marks else text[end - 1 : end]
    near = size(
        max(0, start - cue.end) if start >= cue.end else max(0, cue.start - content.spans[0][1]) + 512
    )
    cut = sum([not scene.balanced(s, e) for s, e in content.spans]) if scene.runs else 0
    edges = _quote_edges(scene, cue, content) if scene.runs else []
    return [
        *[_content_place(feature) for feature in edges],
        *_of_joined(_joined(scene, cue, start, end), shape, known, word),
        *_of_form(shape, opens, ends, word, known, cue.pos, cue.tag, cue.dep),
        *_of_opening(length, shape, opening, opens, word),
        *_of_marks(marks, shape, known, word),
        *_of_edges(before, after, following, shape),
        *_of_end(closes, marks, shape, end >= sentence.end - 2),
        *_of_rest(scene.rest(end), after, following, closes, shape, known, scene.ends_with_colon),
        *_of_distance(near, cut, len(content.spans), shape),
        *_of_length(opens, cue.tag, length, shape, ends, known),
        _content_place(f"ML:{marks}|{length}|{closes}"),
        *_of_borders(*_borders(scene, cue, content), shape, ends, known),
        *_of_head(*_head(scene, cue, content), shape, known, word),
    ]


@lru_cache(maxsize=1 << 15)
def _of_borders(next_: str, last: str, inside: str, shape: str, ends: str, known: str) -> tuple[int, ...]:
    return _content_places(
        f"NX:{next_}", f"NX:{next_}|{known}", f"NX:{next_}|{shape}", f"LA:{last}", f"LA:{last}|{ends}",
        f"LAN:{last}|{next_}", f"IN:{inside}", f"IN:{inside}|{known}", f"IN:{inside}|{shape}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def _of_head(head: str, lemma: str, first: str, shape: str, known: str, word: str) -> tuple[int, ...]:
    return _content_places(
        f"HD:{head}|{shape}", f"HD:{head}|{known}", f"HD:{head}|{word}", f"HL:{lemma}", f"HL:{lemma}|{known}",
        f"T1:{first}|{shape}", f"T1:{first}|{known}", f"T1:{first}|{head}",
    )  # fmt: skip


def _head(scene: Scene, cue: Token, content: Content) -> tuple[str, str, str]:
    """The head word of a content's first stretch, and its first two tags."""
    tokens = scene.sentence.tokens
    start, end = content.spans[0]
    first, stop = scene.token_at(start), scene.token_at(end)
    if first >= stop:
        return "", "", ""
    row = tokens[first:stop]
    tops = [t for t in row if t.head == t.i or not first <= t.head < stop]
    tops = [t for t in tops if t.pos != "PUNCT"] or tops
    top = tops[0]
    hangs = "c" if top.head == cue.i else ("r" if top.head == top.i else "o")
    tags = "+".join([t.tag for t in row if t.pos != "PUNCT"][:2])
    return f"{top.pos}|{top.ent}|{top.dep}|{hangs}|{min(len(tops), 3)}", top.lemma, tags


def _borders(scene: Scene, cue: Token, content: Content) -> tuple[str, str, str]:
    """The word that a content leaves out first and what that hangs on, its last word, its clauses."""
    tokens = scene.sentence.tokens
    start, end = content.spans[-1]
    first, stop = scene.token_at(start), scene.token_at(end)
    if end > scene.sentence.end or first >= stop:
        return "over", "over", ""
    follows = stop
    while follows < len(tokens) and tokens[follows].pos == "PUNCT":
        follows += 1
    next_ = "$"
    if follows < len(tokens):
        word = tokens[follows]
        above = "c" if word.head == cue.i else ("i" if first <= word.head < stop else "o")
        above = "r" if word.head == word.i else above
        name = word.tag if word.pos == "VERB" else word.lemma if word.pos in _JOINING else word.pos
        next_ = f"{word.dep}|{above}|{name}"
    last = tokens[stop - 1]
    at = last
    while at.head != at.i and first < at.head < stop and at.dep != "prep":
        at = tokens[at.head]
    phrase = at.lemma if at.dep == "prep" else at.dep
    below = "c" if at.head == cue.i else ""
    told = f"{phrase}|{last.ent}|{below}"
    verbs = sum(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[first:stop])
    cues = sum(_known(t.text, t.pos, t.lemma)[1] == "say" for t in tokens[first:stop] if t.pos == "VERB")
    return next_, told, f"{min(verbs, 3)}|{min(cues, 2)}"


@lru_cache(maxsize=1 << 14)
def _of_joined(joined: str, shape: str, known: str, word: str) -> tuple[int, ...]:
    return _content_places(f"V:{joined}|{shape}", f"VC:{joined}|{known}", f"VW:{joined}|{word}")


@lru_cache(maxsize=1 << 15)
def _of_form(
    shape: str, opens: str, ends: str, word: str, known: str, pos: str, tag: str, dep: str
) -> tuple[int, ...]:
    form = f"{shape}|{opens}|{ends}"
    return _content_places(
        f"S:{shape}", f"SF:{form}", f"SW:{shape}|{word}", f"FW:{form}|{word}", f"SC:{shape}|{known}",
        f"FC:{form}|{known}", f"SP:{shape}|{pos}|{tag}", f"SD:{shape}|{dep}",
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def _of_opening(length: str, shape: str, opening: str, opens: str, word: str) -> tuple[int, ...]:
    return _content_places(
        f"L:{length}|{shape}", f"O:{opening}", f"OF:{opening}|{opens}", f"OW:{opening}|{word}"
    )


@lru_cache(maxsize=1 << 14)
def _of_marks(marks: str, shape: str, known: str, word: str) -> tuple[int, ...]:
    return _content_places(f"M:{marks}|{shape}", f"MC:{marks}|{known}", f"MW:{marks}|{word}")


@lru_cache(maxsize=1 << 15)
def _of_edges(before: str, after: str, following: str, shape: str) -> tuple[int, ...]:
    return _content_places(f"B:{before}|{shape}", f"A:{after}|{shape}", f"AW:{following}|{shape}")


@lru_cache(maxsize=1 << 14)
def _of_end(closes: str, marks: str, shape: str, whole: bool) -> tuple[int, ...]:
    return _content_places(f"E:{closes}|{marks}|{shape}", f"WH:{whole}|{shape}")


@lru_cache(maxsize=1 << 15)
def _of_rest(
    rest: str, after: str, following: str, closes: str, shape: str, known: str, colon: str
) -> tuple[int, ...]:
    told = _content_places(
        f"R:{rest}|{shape}", f"RC:{rest}|{known}", f"RE:{rest}|{closes}", f"RF:{rest}|{following}",
        f"RA:{after}|{following}|{closes}",
    )  # fmt: skip
    return told + _content_places(f"RCO:{colon}|{shape}") if colon else told


@lru_cache(maxsize=1 << 14)
def _of_distance(near: str, cut: int, spans: int, shape: str) -> tuple[int, ...]:
    return _content_places(f"N:{near}|{shape}", f"CUT:{cut}|{shape}", f"K:{spans}|{shape}")


@lru_cache(maxsize=1 << 14)
def _of_length(opens: str, tag: str, length: str, shape: str, ends: str, known: str) -> tuple[int, ...]:
    return _content_places(f"FT:{opens}|{tag}", f"LF:{length}|{shape}|{opens}|{ends}", f"LC:{length}|{known}")


def _joined(scene: Scene, cue: Token, start: int, end: int) -> str:
    """The verbs that a content takes in which "and" may join to the cue instead: their class and form."""
    told = ""
    for offset in scene.coordinated:
        if max(start, cue.end) < offset < end:
            verb = next(t for t in scene.sentence.tokens if t.start == offset)
            quoted = "q" if scene.quoted_at(offset) else ""
            told = cue_class().get((verb.lemma, "VERB"), "-") + str(int(verb.tag == cue.tag)) + quoted
            told += "c" if verb.dep == "conj" and verb.head == cue.i else ""
    return told


def _quote_edges(scene: Scene, cue: Token, content: Content) -> list[str]:
    """How a content and the quotations that it takes or leaves out begin and end."""
    text, shape = scene.doc.text, content.shape
    last = content.spans[-1][1]
    before, after = scene.runs_around(cue)
    follow = scene.runs_following(cue, after or before)
    told = []
    for name, run in (("b", before[-1:]), ("a", after[:1]), ("f", follow[:1])):
        if not run:
            continue
        [(start, end, inner, inner_end, _)] = run
        taken = any(s <= start and end <= e for s, e in content.spans)
        opening = "U" if text[inner : inner + 1].isupper() else "l"
        key = f"{name}{int(taken)}"
        told += [
            f"{key}{opening}",
            f"{key}{opening}{text[inner_end - 1]}",
            f"{key}{text[inner_end - 1]}|{shape}",
        ]
        told.append(f"{key}{size(inner_end - inner)}{opening}")
        if name == "a":
            near = text[max(0, start - 2) : start].strip()[-1:]
            touch = int(start - scene.kernel(cue)[1] < 4)
            told += [
                f"{key}{near}{opening}",
                f"{key}{near}{touch}",
                f"{key}{opening}{near}{touch}|{bool(before)}",
            ]
        if name == "f":
            place_of = "p" if "\n" in text[scene.sentence.end : start] else "s"
            ends = text[end : end + 2].strip(" ")[:1] in ("", "\n")
            told += [
                f"{key}{place_of}{ends}",
                f"{key}{place_of}{ends}{text[inner_end - 1]}{len(follow)}|{shape}",
            ]
    opening = "U" if text[content.spans[0][0] : content.spans[0][0] + 2].strip("\"“'‘")[:1].isupper() else "l"
    return [*told, f"o{opening}|{shape}", f"z{text[last - 2 : last]}|{shape}"]


def source_features(scene: Scene, cue: Token, content: Content, source: Source, rank: int) -> list[str]:
    """What tells whether a candidate is the source of a content."""
    word = cue_lemma(cue.text, cue.pos, cue.lemma)
    known = cue_class().get((word, "VERB" if cue.pos == "PROPN" else cue.pos), "-")
    head, relation = source.head, source.relation
    kind = head.ent or (head.lemma.lower() if head.pos in ("PRON", "DET") else head.pos)
    inside = any(s <= head.start < e for s, e in content.spans)
    side = "l" if head.i < cue.i else "r"
    quoted = bool(scene.quoted_at(head.start)) != bool(scene.quoted_at(cue.start))
    return [
        "bias", f"r:{relation}", f"rw:{relation}|{word}", f"rp:{relation}|{cue.pos}|{cue.tag}", f"k:{kind}",
        f"rk:{relation}|{kind}", f"ck:{known}|{kind}", f"rc:{relation}|{known}",
        f"rs:{relation}|{content.shape}",
        f"rd:{relation}|{cue.dep}", f"rf:{relation}|{content.first}", f"n:{rank}|{side}",
        f"in:{inside}|{relation}",
        f"in:{inside}", f"d:{size(abs(head.i - cue.i))}|{side}", f"q:{quoted}", f"hl:{head.lemma}",
        f"hd:{head.dep}|{side}", f"rq:{relation}|{rank}",
    ]  # fmt: skip


def no_source_features(scene: Scene, cue: Token, content: Content, count: int) -> list[str]:
    """What tells that a content has no source in its sentence."""
    word = cue_lemma(cue.text, cue.pos, cue.lemma)
    known = cue_class().get((word, "VERB" if cue.pos == "PROPN" else cue.pos), "-")
    below = "+".join(
        t.dep for t in scene.sentence.children[cue.i] if t.dep in _SUBJECTS or t.dep == "auxpass"
    )
    return [
        "0", f"0w:{word}", f"0p:{cue.pos}|{cue.tag}", f"0d:{cue.dep}", f"0s:{content.shape}", f"0c:{known}",
        f"0n:{min(count, 5)}", f"0b:{below}", f"0t:{cue.tag}|{cue.dep}", f"0bd:{below}|{cue.dep}",
        f"0wb:{word}|{below}",
    ]  # fmt: skip
