"""What went wrong with a file, and what a coder should look at."""

from __future__ import annotations


class ReadError(Exception):
    """A file that could not be read.

    >>> import fengong
    >>> try:
    ...     fengong.read(b"", name="empty.docx", lang="en")
    ... except fengong.ReadError as error:
    ...     print(error.file, "|", error.reason, "|", error.hint)
    empty.docx | the file is empty | check that the download is complete
    """

    #: The file's path as given, or the name of the bytes; ``None`` where it is about no one file.
    file: str | None
    #: What is wrong.
    reason: str
    #: What to do; ``None`` where nothing can be said.
    hint: str | None
    #: Stable kebab-case code (``empty-file``, ``no-text``, ``password-protected`` …).
    code: str | None

    def __init__(
        self, reason: str, *, file: str | None = None, hint: str | None = None, code: str | None = None
    ) -> None:
        super().__init__(reason, file, hint, code)
        self.file = file
        self.reason = reason
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        head = f"{self.file}: {self.reason}" if self.file else self.reason
        return f"{head}\n  → {self.hint}" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        # By keywords, so that the error comes back whole from another process.
        return _error, (self.reason, self.file, self.hint, self.code)


def _error(reason: str, file: str | None, hint: str | None, code: str | None) -> ReadError:
    return ReadError(reason, file=file, hint=hint, code=code)


class ReadWarning(UserWarning):
    """Something in a document that a coder should look at, or a file that was left out.

    Turn it off with ``warnings.simplefilter("ignore", fengong.ReadWarning)``; all of them are in
    :attr:`Corpus.doubts`.
    """
