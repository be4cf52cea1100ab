"""The file of the mark: numbers of eight bytes, mapped into each process' memory.

Reading needs no lock: each number is read and written whole. A writer has the lock, and
writes in such an order that the mark is never settled too early, even if it is killed.
"""

import errno
import fcntl
import mmap
import os
import secrets
import time
from array import array
from collections.abc import Sequence
from pathlib import Path

# Changes with the layout of the file.
FORM = 0x6E65777300000001
# The positions of the numbers.
ID, BOOT, BEGUN, DONE, DROPPED, HEARD = 1, 2, 3, 4, 5, 6
# One place for each process that writes: the number of its changes that are begun and
# not ended, and the time of the last begin. The first place is shared by processes for
# which no other is left.
NOBODYS, PROCESSES = 8, 256
SINCE = 1
# A ring of the last dropped hashes. A writer may overwrite up to `BATCH` of them while
# another process reads.
RING = NOBODYS + 2 * PROCESSES
PLACES, BATCH = 8192, 2048
SIZE = 8 * (RING + PLACES)
# Two bytes for locks: the first for writing, the second while a process has it open.
WRITING, USED = 0, 1
# Seconds within which a commit has arrived, even if its process was killed.
ARRIVING = 30
# Seconds to wait for other writers: each needs microseconds.
PATIENCE = 2
# A host that lost power may have lost the last numbers: it continues far beyond them.
FAR = 2**32


class Foreign(OSError):
    """Another host uses the file: neither sees at once what the other writes."""


class Sheet:
    """The file, opened by this process."""

    def __init__(self, path: Path):
        self.path = path
        self.file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o664)
        self.inode = os.fstat(self.file)
        self.place = 0
        self.acquire()
        try:
            if not self.is_whole():
                self.make()
            self.map = mmap.mmap(self.file, SIZE)
            self.words = memoryview(self.map).cast("Q")
            if self.words[BOOT] != booted():
                self.go_on_after_boot()
            fcntl.lockf(self.file, fcntl.LOCK_SH, 1, USED)
        finally:
            self.release()

    def __del__(self):
        if "file" in vars(self):
            os.close(self.file)

    def acquire(self) -> None:
        """Lock out all other processes; the lock also ends if this one is killed."""
        until = time.monotonic() + PATIENCE
        while not self.lock(WRITING):
            if time.monotonic() > until:
                raise OSError(errno.EAGAIN, "another process holds it")
            time.sleep(0.0005)

    def release(self) -> None:
        fcntl.lockf(self.file, fcntl.LOCK_UN, 1, WRITING)

    def lock(self, byte: int) -> bool:
        """Lock a byte of the file for this process, unless another has it."""
        try:
            fcntl.lockf(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def is_there(self) -> bool:
        """Return True if its name still leads to this very file."""
        try:
            return os.path.samestat(os.stat(self.path), self.inode)
        except FileNotFoundError:
            return False

    def is_whole(self) -> bool:
        if os.fstat(self.file).st_size < SIZE:
            return False
        return os.pread(self.file, 8, 0) == array("Q", [FORM]).tobytes()

    def make(self) -> None:
        """Make it anew and allocate all its blocks: later the disk may be full."""
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(self.file, 0, SIZE)
        words = array("Q", bytes(SIZE))
        words[ID], words[BOOT] = secrets.randbits(63) or 1, booted()
        if os.pwrite(self.file, words.tobytes(), 0) < SIZE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        # Write it last: the file isn't whole before.
        os.pwrite(self.file, array("Q", [FORM]).tobytes(), 0)
        if os.geteuid() == 0:
            # An operator's command may make the file; the server has to write it, too.
            folder = os.stat(self.path.parent)
            os.fchown(self.file, folder.st_uid, folder.st_gid)
        os.fsync(self.file)

    def go_on_after_boot(self) -> None:
        if not self.lock(USED):
            raise Foreign(errno.EBUSY, "another machine uses it")
        words = self.words
        for place in places():
            words[place] = 0
        words[BEGUN] = far = max(words[BEGUN], words[DONE]) + FAR
        words[DONE], words[BOOT] = far, booted()

    def begin(self) -> None:
        words = self.words
        self.place = place = self.place or self.taken()
        words[place] += 1
        words[place + SINCE] = time.monotonic_ns()
        words[BEGUN] += 1

    def end(self) -> None:
        words = self.words
        if self.place and words[self.place]:
            words[self.place] -= 1
        else:
            # It was settled meanwhile, or begun in another file: count its begin now.
            words[BEGUN] += 1
        words[DONE] += 1

    def taken(self) -> int:
        """Take a place, and lock it for as long as this process lives."""
        free = list(places())[1:]
        start = os.getpid() % len(free)
        for place in free[start:] + free[:start]:
            if not self.words[place] and self.lock(8 * place):
                return place
        return NOBODYS

    def settle(self) -> None:
        """End changes left by killed processes, with numbers never used before."""
        words, left = self.words, 0
        for place in places():
            if words[place] and self.is_left(place):
                words[place] = 0
            left += words[place]
        if words[BEGUN] - words[DONE] != left:
            words[BEGUN] = begun = max(words[BEGUN], words[DONE]) + 1 + left
            words[DONE] = begun - left

    def is_left(self, place: int) -> bool:
        """Return True if no process will end it, and its commit has arrived if ever."""
        age = time.monotonic_ns() - self.words[place + SINCE]
        if place == self.place != NOBODYS or age < ARRIVING * 1_000_000_000:
            return False
        if place == NOBODYS:
            return True
        if is_over := self.lock(8 * place):
            fcntl.lockf(self.file, fcntl.LOCK_UN, 1, 8 * place)
        return is_over

    def drop(self, hashes: Sequence[int]) -> None:
        words = self.words
        dropped = words[DROPPED]
        if len(hashes) > BATCH:
            words[DROPPED] = dropped + PLACES
            return
        for number, one in enumerate(hashes, start=dropped):
            words[RING + number % PLACES] = one
        words[DROPPED] = dropped + len(hashes)

    def hear(self, before: int, sequence: int, hashes: Sequence[int] | None) -> bool:
        """Drop the keys changed up to `sequence`; without `hashes`, drop all. Return
        False if another process has done so.
        """
        words = self.words
        if words[HEARD] != before:
            return False
        if hashes is None:
            words[DROPPED] += PLACES
        else:
            self.drop(hashes)
        words[HEARD] = sequence
        return True

    def dropped_since(self, number: int) -> frozenset[int] | None:
        words = self.words
        dropped = words[DROPPED]
        if not 0 <= dropped - number <= PLACES - BATCH:
            return None
        found = frozenset(words[RING + n % PLACES] for n in range(number, dropped))
        # A writer may have overwritten hashes meanwhile, but only ones too old before.
        return found if words[DROPPED] - number <= PLACES - BATCH else None


def places() -> range:
    return range(NOBODYS, RING, 2)


def booted() -> int:
    """Return a number for the host's current boot; 0 where there is none."""
    try:
        text = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(text.replace("-", "")[:15], 16)
