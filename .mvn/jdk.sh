# Sourced by ./mvnw and ./sonde: points JAVA_HOME at a JDK 25 or newer, wherever one is installed.
# Order: the JAVA_HOME of the caller, the `java` of the PATH, then the folders where JDKs are usually kept.

jdk_major() { # the feature release of the JDK in folder $1 (its compiler included), or 0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
  else
    echo 0
  fi
}

jdk_home() { # prints the folder of the first suitable JDK
  if [ -n "${JAVA_HOME-}" ] && [ "$(jdk_major "$JAVA_HOME")" -ge 25 ]; then
    echo "$JAVA_HOME"
    return
  fi
  on_path="$(command -v javac || true)"
  if [ -n "$on_path" ]; then
    on_path="$(dirname "$(dirname "$(readlink -f "$on_path")")")"
    if [ "$(jdk_major "$on_path")" -ge 25 ]; then
      echo "$on_path"
      return
    fi
  fi
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/*; do
    if [ "$(jdk_major "$home")" -ge 25 ]; then
      echo "$home"
      return
    fi
  done
}

set +f # mvnw switches globbing off
JAVA_HOME="$(jdk_home)"
if [ -z "$JAVA_HOME" ]; then
  echo "Sonde needs a JDK 25 or newer and found none: install one (adoptium.net has builds for every system) or point JAVA_HOME at it." >&2
  exit 1
fi
export JAVA_HOME
