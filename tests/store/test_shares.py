"""Network shares are known by the kind of filesystem that holds the file."""

from pathlib import Path, PurePosixPath

import pytest

from desk.store.shares import NETWORK_FILESYSTEMS, filesystem_of, on_share

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
//server/einlass /srv/share cifs rw 0 0
server:/home /home nfs4 rw 0 0
tmpfs /home/guard/local tmpfs rw 0 0
/dev/sdb1 /mnt/with\\040blank ext4 rw 0 0
//server/x /mnt/with\\040blank smb3 rw 0 0
"""


@pytest.mark.parametrize(
    "path, kind",
    [
        ("/var/lib/desk.sqlite", "ext4"),
        ("/srv/share/desk.sqlite", "cifs"),
        ("/srv/shared/desk.sqlite", "ext4"),
        ("/home/guard/desk.sqlite", "nfs4"),
        ("/home/guard/local/desk.sqlite", "tmpfs"),
        ("/mnt/with blank/desk.sqlite", "smb3"),
    ],
)
def test_the_nearest_and_last_mount_counts(path: str, kind: str) -> None:
    assert filesystem_of(PurePosixPath(path), MOUNTS) == kind


def test_shares_are_among_those_refused() -> None:
    refused = {filesystem_of(PurePosixPath(path), MOUNTS) for path in ("/srv/share/x", "/home/x", "/mnt/with blank/x")}
    assert refused <= NETWORK_FILESYSTEMS
    assert not {"ext4", "tmpfs", "btrfs", "xfs", "overlay", "fuseblk"} & NETWORK_FILESYSTEMS


def test_the_tests_own_folder_is_no_share(tmp_path: Path) -> None:
    assert not on_share(tmp_path)
