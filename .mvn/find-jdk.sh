#!/bin/sh
# Finds a JDK of at least version 21 and exports it as JAVA_HOME; sourced by mvnw and the scripts.
# Looks in JAVA_HOME, the PATH, and the usual folders of Linux, macOS and SDKMAN.

jdk_version() {
  [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

find_jdk() {
  path_javac=$(command -v javac 2>/dev/null || true)
  path_home=
  if [ -n "$path_javac" ]; then
    # Debian's /usr/bin/javac is a chain of links to the JDK's folder.
    while [ -L "$path_javac" ]; do
      link=$(readlink "$path_javac")
      case "$link" in
        /*) path_javac=$link ;;
        *) path_javac=$(dirname "$path_javac")/$link ;;
      esac
    done
    path_home=$(dirname "$(dirname "$path_javac")")
  fi
  for home in "${JAVA_HOME:-}" "$path_home" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home") || continue
    if [ "${version:-0}" -ge 21 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "CloudCart needs a JDK 21 or newer; install one or set JAVA_HOME." >&2
  return 1
}
