"""The command line of a function's JVM, and the files for a fast start."""

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

# Class data only works with the garbage collector that it was recorded with. A function runs for seconds of CPU time, so
# it uses only the C1 compiler and one collector thread.
FAST_START = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


class Java:
    """Creates the command lines for functions. LocalStack has one instance."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._executable = str(settings.function_java_home / "bin" / "java")
        self._native = _unpacked_native_library(settings)
        self._archiving = threading.Lock()
        self._recording: set[Path] = set()

    def command(self, archive: Path, handler: str, memory_mb: int) -> tuple[list[str], Callable[[], None]]:
        """The command that runs the handler, and a callback for after the first call."""
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
            "-XX:-UsePerfData",  # its file in /tmp would remain, because processes are killed
            "-Xlog:disable",  # messages about class data do not belong in the function's log
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
        """The process has answered a call, so the classes for a call are loaded and listed."""
        threading.Thread(target=self._archive_class_data, args=files, name="class-data", daemon=True).start()

    def _archive_class_data(self, archive: Path, class_list: Path, class_data: Path) -> None:
        """Writes the loaded classes of a process to an archive. The next processes map it instead of parsing the classes."""
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
        with self._archiving:  # one at a time, so that calls are not slowed down
            done = subprocess.run(tethered(command), stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode == 0 and unfinished.exists():
            unfinished.rename(class_data)
        unfinished.unlink(missing_ok=True)
        class_list.unlink(missing_ok=True)


def _unpacked_native_library(settings: Settings) -> Path:
    """At each start, the runtime client unpacks its library to the same path in /tmp, while other JVMs have it mapped; so it is unpacked once here."""
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
    """Whether the file exists. Updates its access time, so that another LocalStack does not remove it as old.

    Sets a fixed modification time, because the JVM rejects class data when the jar's modification time differs.
    """
    try:
        os.utime(file, (time.time(), 0))
    except FileNotFoundError:
        return False
    return True


def remove_old_files(cache: Path) -> None:
    """Each build creates new archives; archives that were not used for two weeks are removed."""
    limit = time.time() - KEEP_SECONDS
    for folder in ("functions", "class-data"):
        for file in (cache / folder).glob("*"):
            try:
                if file.stat().st_atime < limit:
                    file.unlink()
            except FileNotFoundError:  # another starting LocalStack has removed it
                pass
