"""Takes YAML text, gives its plain value quickly, without places; leaves all but the plainest text to the tree."""

from __future__ import annotations

import yaml

from dossier.sources.yaml_tree import MAX_DEPTH, MAX_VALUES, Value, read_scalar


class NotPlain(Exception):
    """The text needs the careful reading that tells what is wrong with it, and where."""


def read_value(text: str) -> Value:
    """Return the value that the tree of the text would have; raises NotPlain where the tree must tell.

    The text holds no unsafe character. An escape in it could stand for one, so the tree sees to those too.
    """
    if "\\" in text:
        raise NotPlain
    loader = yaml.CSafeLoader(text)
    builder = _Builder()
    try:
        while (event := loader.get_event()) is not None:
            builder.take(event)
    except yaml.YAMLError:
        raise NotPlain from None
    finally:
        loader.dispose()
    return builder.root[0] if builder.root else None


class _Builder:
    """Builds the value from parser events with a stack of its own, as the tree does."""

    def __init__(self) -> None:
        self.root: list[Value] = []
        self._container: list[Value] | dict[str, Value] = self.root
        self._key: str | None = None
        self._stack: list[list[Value] | dict[str, Value]] = []
        self._values = 0

    def take(self, event: yaml.Event) -> None:
        # The commonest first; comparing types is much faster than asking for instances.
        if type(event) is yaml.ScalarEvent:
            self._take_scalar(event)
        elif type(event) is yaml.MappingStartEvent or type(event) is yaml.SequenceStartEvent:
            self._open({} if type(event) is yaml.MappingStartEvent else [], event)
        elif type(event) is yaml.MappingEndEvent or type(event) is yaml.SequenceEndEvent:
            self._container = self._stack.pop()
        elif type(event) is yaml.AliasEvent or (type(event) is yaml.DocumentStartEvent and self.root):
            raise NotPlain

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor or event.tag:
            raise NotPlain
        text: str = event.value
        if self._key is None and type(self._container) is dict:
            if text in self._container:
                raise NotPlain
            self._key = text
        else:
            self._place(text if event.style else read_scalar(text))

    def _open(self, container: list[Value] | dict[str, Value], event: yaml.CollectionStartEvent) -> None:
        if event.anchor or event.tag or len(self._stack) >= MAX_DEPTH:
            raise NotPlain
        self._place(container)
        self._stack.append(self._container)
        self._container = container

    def _place(self, value: Value) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise NotPlain
        if isinstance(self._container, list):
            self._container.append(value)
        elif self._key is not None:
            self._container[self._key] = value
            self._key = None
        else:
            raise NotPlain
