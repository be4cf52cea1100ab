"""A received file is on the disk before anybody is notified."""

import os

from django.core.files.base import ContentFile

from articles.foundation.image_files import library


def test_r11_r52_a_power_cut_takes_neither_a_picture_nor_its_folder(
    tmp_path, settings, monkeypatch
):
    synced, fsync = [], os.fsync

    def noted(number: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{number}"))
        fsync(number)

    monkeypatch.setattr(os, "fsync", noted)
    settings.MEDIA_ROOT = tmp_path
    library().save("ab/hafen.jpg", ContentFile(b"Hafen"))
    pictures = tmp_path / "pictures"
    above, around, file, folder = synced
    assert (above, around, folder) == tuple(
        map(str, (tmp_path, pictures, pictures / "ab"))
    )
    assert file.startswith(f"{pictures}/ab/.hafen.jpg.")
