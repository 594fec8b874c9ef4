"""The command line of a function's JVM, and the files that make it start fast."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from .settings import Settings
from .tether import tethered

ENTRY = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
NATIVE_PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
KEEP_SECONDS = 14 * 24 * 3600

# Class data fits only the collector that it was recorded with. C1 alone and one collector thread: a function lives for
# seconds of CPU, and half of a plain JVM's start goes into compilers and collectors that never pay.
FAST_START = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


class Java:
    """Makes the command lines for functions. One for the whole of LocalStack."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._executable = str(settings.function_java_home / "bin" / "java")
        self._native = _unpacked_native_library(settings)
        self._archiving = threading.Lock()
        self._recording: set[Path] = set()

    def command(self, archive: Path, handler: str, memory_mb: int) -> tuple[list[str], Callable[[], None]]:
        """The command that runs the handler, and what is to be done once its process has answered a call."""
        class_data = self._class_data_file(archive)
        after_first_answer: Callable[[], None] = lambda: None
        options = []
        if mark_used(class_data):
            options = [f"-XX:SharedArchiveFile={class_data}"]
        elif class_data not in self._recording:
            self._recording.add(class_data)
            class_data.parent.mkdir(parents=True, exist_ok=True)
            class_list = class_data.with_suffix(f".{os.getpid()}.classes")
            options = [f"-XX:DumpLoadedClassList={class_list}"]
            after_first_answer = partial(self._archive_in_background, archive, class_list, class_data)
        command = [
            self._executable,
            *FAST_START,
            *options,
            "-XX:-UsePerfData",  # its file in /tmp would stay there, since processes are killed
            "-Xlog:disable",  # whatever becomes of the class data is no business of the function's log
            f"-XX:MaxRAM={memory_mb}m",
            "-XX:MaxRAMPercentage=70",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            f"-D{NATIVE_PROPERTY}={self._native}",
            "-cp",
            self._class_path(archive),
            ENTRY,
            handler,
        ]
        return command, after_first_answer

    def _class_path(self, archive: Path) -> str:
        return f"{self._settings.runtime_client_class_path}:{archive}"

    def _class_data_file(self, archive: Path) -> Path:
        release = (self._settings.function_java_home / "release").read_text()
        key = "\n".join([str(self._settings.function_java_home), release, self._class_path(archive), *FAST_START])
        return self._settings.cache / "class-data" / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.jsa"

    def _archive_in_background(self, *files: Path) -> None:
        """The process has answered, so that what a call needs is loaded, and listed."""
        threading.Thread(target=self._archive_class_data, args=files, name="class-data", daemon=True).start()

    def _archive_class_data(self, archive: Path, class_list: Path, class_data: Path) -> None:
        """Writes the classes that a process has loaded into an archive that the next ones map instead of parsing them."""
        unfinished = class_data.with_suffix(f".{os.getpid()}")
        command = [
            "nice",
            self._executable,
            *FAST_START,
            "-Xshare:dump",
            "-Xlog:disable",
            f"-XX:SharedClassListFile={class_list}",
            f"-XX:SharedArchiveFile={unfinished}",
            "-cp",
            self._class_path(archive),
        ]
        with self._archiving:  # one at a time: the machine has calls to answer
            done = subprocess.run(tethered(command), stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode == 0 and unfinished.exists():
            unfinished.rename(class_data)
        unfinished.unlink(missing_ok=True)
        class_list.unlink(missing_ok=True)


def _unpacked_native_library(settings: Settings) -> Path:
    """The runtime client unpacks its library to one path in /tmp at each start, under the feet of JVMs that have it mapped."""
    machine = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch_64", "arm64": "aarch_64"}[platform.machine().lower()]
    libc = "linux" if platform.libc_ver()[0] == "glibc" else "linux_musl"
    client = Path(settings.runtime_client_class_path.split(":")[0])
    name = f"libaws-lambda-jni.{libc}-{machine}.so"
    target = settings.cache / "native" / client.stem / name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(client) as jar, tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as unfinished:
            unfinished.write(jar.read(f"jni/{name}"))
        os.replace(unfinished.name, target)
    return target


def mark_used(file: Path) -> bool:
    """Whether the file is there; if so, another LocalStack that removes old files keeps it.

    Sets the time of change to the same for each copy: class data is refused when its jar's differs.
    """
    try:
        os.utime(file, (time.time(), 0))
    except FileNotFoundError:
        return False
    return True


def remove_old_files(cache: Path) -> None:
    """Every build leaves archives of its own; those not used for two weeks go."""
    limit = time.time() - KEEP_SECONDS
    for folder in ("functions", "class-data"):
        for file in (cache / folder).glob("*"):
            try:
                if file.stat().st_atime < limit:
                    file.unlink()
            except FileNotFoundError:  # another LocalStack that starts was faster
                pass
