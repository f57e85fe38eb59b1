"""Whether a file lies on a network share: SQLite's locks do not hold there (https://sqlite.org/faq.html#q5)."""

import ctypes
import sys
from pathlib import Path, PurePosixPath

NETWORK_FILESYSTEMS = frozenset(
    {"afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb3"}
    | {"smbfs"}
)
"""As Linux names them in the third column of /proc/mounts."""


def on_share(path: Path) -> bool:
    """Whether `path` (absolute) lies on a network share, as far as the system tells; False where it does not."""
    if sys.platform == "win32":
        drive = path.drive
        remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    return filesystem_of(PurePosixPath(path), mounts.read_text(errors="replace")) in NETWORK_FILESYSTEMS


def filesystem_of(path: PurePosixPath, mounts: str) -> str:
    """Name the kind of filesystem that holds `path`, by a table in the form of /proc/mounts; empty where none does."""
    holding = ""
    depth = -1
    for line in mounts.splitlines():
        # Blanks and the like in a mount point are written as octal (fstab(5)).
        _, folder, kind, *_ = line.split(" ")
        point = PurePosixPath(folder.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        # Of two mounts at one point, the later one is seen.
        if path.is_relative_to(point) and len(point.parts) >= depth:
            holding, depth = kind, len(point.parts)
    return holding
