"""Known errors: failures the user can act on. Any other exception is a bug."""


class KnownError(Exception):
    """A failure the user can act on; its text is one Chinese sentence that says what to do."""

    @property
    def sentence(self) -> str:
        """The Chinese sentence for the screen and for stderr."""
        return str(self.args[0]) if self.args else "操作没有完成，请再试一次。"


class InputProblem(KnownError):
    """A typed value is invalid; the sentence states the fact, then what to do."""


class FileProblem(KnownError):
    """A data file, backup or folder cannot be used (missing, damaged, newer, wrong passphrase, full disk)."""


class WrongPassphrase(FileProblem):
    """The passphrase is wrong; the file itself is sound."""


class FileDamaged(FileProblem):
    """The file is damaged and cannot be read completely; a backup must be restored."""


class FileReplaced(FileProblem):
    """The open file was deleted, replaced or overwritten by another program: nothing more is written to its path."""


class NotALedger(FileProblem):
    """The file is empty or is not an office file."""


class NotWritable(FileProblem):
    """The folder of the file cannot be written to; the file can still be read."""


class ForeignCode(FileProblem):
    """The file holds triggers or views that another tool made; the file can still be read."""


class FileLocked(KnownError):
    """Another process or computer holds the write lock of the file."""


class OperationRefused(KnownError):
    """A rule forbids the operation; nothing was changed."""


class EditConflict(KnownError):
    """The row was changed elsewhere after this form was opened; the typed values are still in the form."""


class MigrationMissing(KnownError):
    """A record class declares a column that no migration creates: a developer forgot packaging/schema.py."""


class PaperProblem(KnownError):
    """A sheet cannot be printed completely, for instance because no font has a character of a name."""
