"""The two kinds of failure: a KnownError a clerk can act on, and everything else, which is our bug."""


class KnownError(Exception):
    """Something a clerk can put right; its text is one plain Chinese sentence that says what to do."""

    @property
    def sentence(self) -> str:
        """The Chinese sentence for the screen and for stderr."""
        return str(self.args[0]) if self.args else "操作没有完成，请再试一次。"


class InputProblem(KnownError):
    """One typed value cannot be taken as it is: the fact first, then what to do."""


class FileProblem(KnownError):
    """A data file, backup or folder cannot be used (missing, damaged, newer, wrong passphrase, full disk)."""


class WrongPassphrase(FileProblem):
    """The passphrase is not the file's; the file itself is not in question."""


class FileDamaged(FileProblem):
    """The file cannot be read in full any more: only a backup helps."""


class NotALedger(FileProblem):
    """The file is empty or holds something else; if it was ours yesterday, only a backup helps."""


class NotWritable(FileProblem):
    """Nothing can be written where the file lies; it can still be read."""


class FileLocked(KnownError):
    """Another window or computer holds the write lock on the file."""


class OperationRefused(KnownError):
    """A rule of the office forbids the operation; nothing was changed."""


class EditConflict(KnownError):
    """The row was changed elsewhere after this form was opened; what was typed is still in the form."""


class PaperProblem(KnownError):
    """A sheet cannot be printed in full, for instance because no font has a character of a name."""
