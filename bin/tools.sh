# What bin/run, bin/simulator, bin/test and bin/bench share: finding the tools, and building what is missing or older than its
# sources. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

stop() {
  echo "$1" >&2
  exit "${2:-1}"
}

# The first JDK that is new enough: the one asked for, the one on the path, then the usual folders.
find_jdk() {
  local oldest=25 home version on_path
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ -r "$home/release" ]; then
      version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
      if [ "${version:-0}" -ge "$oldest" ]; then
        export JAVA_HOME=$home
        return
      fi
    fi
  done
  stop "Prosa needs a JDK $oldest or newer and found none: install one (for example Temurin $oldest) and set JAVA_HOME to its folder."
}

find_maven() {
  command -v mvn > /dev/null || stop "Prosa is built with Maven and found no mvn: install Maven 3.8 or newer."
}

find_node() {
  command -v node > /dev/null && command -v npm > /dev/null ||
    stop "Prosa's screens are built with Node and found no node and npm: install Node 20 or newer."
  local version
  version=$(node -p 'process.versions.node.split(".")[0]')
  [ "$version" -ge 20 ] || stop "Prosa's screens need Node 20 or newer and found Node $version: install a newer one."
}

# older TARGET SOURCE...: whether the target is missing or something among the sources is younger.
older() {
  local target=$1 source
  shift
  [ -e "$target" ] || return 0
  for source in "$@"; do
    [ ! -e "$source" ] || [ -z "$(find "$source" -newer "$target" -print -quit)" ] || return 0
  done
  return 1
}

# What a screen (console or widget) is made of: everything except what is fetched or built.
screen_sources() {
  find "$root/$1" -mindepth 1 -maxdepth 1 ! -name node_modules ! -name dist ! -name '.*'
}

# Packages exactly as the lock file says; nothing when they are there already.
npm_install() {
  local folder=$root/$1
  mkdir -p "$root/build"
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.prosa-lock"; then
    # "ci" refuses a lock file made where a registry lacked some optional package of another platform.
    (cd "$folder" && { npm ci --no-fund --no-audit --loglevel=error || npm install --no-save --no-fund --no-audit; } \
      > "$root/build/npm-$1.log" 2>&1) || stop "The packages of the $1 could not be fetched; build/npm-$1.log says why."
    cp "$folder/package-lock.json" "$folder/node_modules/.prosa-lock"
  fi
}

# Builds a screen into its dist folder and lays the compressed forms beside the files.
build_screen() {
  local folder=$root/$1 stamp=$root/build/$1.built sources
  [ -e "$folder/package.json" ] || return 0
  mapfile -t sources < <(screen_sources "$1")
  if [ ! -d "$folder/dist" ] || older "$stamp" "${sources[@]}"; then
    find_node
    echo "Building the $1 …"
    mkdir -p "$root/build"
    touch "$stamp.part"
    npm_install "$1"
    (cd "$folder" && npm run --silent build > "$root/build/$1.log" 2>&1 &&
      node "$root/bin/compress.mjs" dist) || {
      cat "$root/build/$1.log" >&2
      stop "The $1 could not be built; its messages stand above."
    }
    mv "$stamp.part" "$stamp"
  fi
}

# Builds the server with the screens inside, laid out as a jar beside its libraries: the form that starts fastest.
build_server() {
  local built=$root/build/server/prosa.jar
  if older "$built" "$root/server/pom.xml" "$root/server/src/main" "$root/console/dist" "$root/widget/dist"; then
    find_maven
    echo "Building the server …"
    mkdir -p "$root/build"
    (cd "$root/server" && mvn -q -B -Dspotless.check.skip=true -DskipTests -Dmaven.test.skip=true package \
      > "$root/build/server.log" 2>&1) || {
      tail -40 "$root/build/server.log" >&2
      stop "The server could not be built; its messages stand above."
    }
    rm -rf "$root/build/server.part"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$root"/server/target/prosa-*.jar extract \
      --destination "$root/build/server.part" --application-filename prosa.jar
    touch "$root/build/server.part/prosa.jar"
    rm -rf "$root/build/server"
    mv "$root/build/server.part" "$root/build/server"
  fi
}

# Builds the simulator of channels, a process of its own.
build_simulator() {
  local built=$root/simulator/target/simulator.jar
  if older "$built" "$root/simulator/pom.xml" "$root/simulator/src/main"; then
    find_maven
    echo "Building the simulator …"
    mkdir -p "$root/build"
    (cd "$root/simulator" && mvn -q -B package > "$root/build/simulator.log" 2>&1) || {
      tail -40 "$root/build/simulator.log" >&2
      stop "The simulator could not be built; its messages stand above."
    }
  fi
}

# How the simulator is started, on the port that PROSA_SIMULATOR_PORT says.
simulator_command() {
  simulator=("$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -Djava.awt.headless=true -jar "$root/simulator/target/simulator.jar")
}

is_taken() {
  (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null
}

build_all() {
  build_screen console
  build_screen widget
  build_server
}

# How every Prosa is started. The training run and the real one must agree in these, or the cache is not used.
java_flags() {
  flags=(
    -XX:+UseCompactObjectHeaders
    -XX:+UseG1GC
    --enable-native-access=ALL-UNNAMED
    -Xmx"${PROSA_HEAP:-1g}"
    -XX:+ExitOnOutOfMemoryError
    -Dfile.encoding=UTF-8
    # A cache that does not fit is no fault: the server then starts without it, a little slower.
    '-Xlog:aot*=off' '-Xlog:cds*=off'
  )
}

# The program itself, with its beans as code that the build wrote: nothing is searched for and decided again.
program=(-Dspring.aot.enabled=true -jar "$root/build/server/prosa.jar")

# A port that nobody listens on now.
free_port() {
  node -e 'const server = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(server.address().port)
    server.close()
  })'
}

# Keeps what the JVM learns in a rehearsal (classes, links, profiles; JEP 514), so that later starts need not learn it
# again. On a throw-away data folder; when anything goes wrong there is no cache and nothing else is different.
# train [PID]: gives up when that process ends.
train() {
  local cache=$root/build/server/prosa.aot part=$root/build/server/training scratch server port watch='' status=1
  [ "${PROSA_AOT:-on}" = on ] && [ ! -e "$cache" ] && [ -w "$root/build/server" ] || return 0
  command -v node > /dev/null && mkdir "$part" 2> /dev/null || return 0
  scratch=$(mktemp -d)
  port=$(free_port)
  java_flags
  PROSA_SIMULATOR_PORT=0 PROSA_DATABASE_URL='' PROSA_DATA=$scratch/data PROSA_PORT=$port PROSA_ADDRESS=127.0.0.1 PROSA_DEMO=true \
    nice -n 10 "$JAVA_HOME/bin/java" "${flags[@]}" -XX:AOTCacheOutput="$part/prosa.aot" \
    "${program[@]}" > "$root/build/training.log" 2>&1 &
  server=$!
  if [ -n "${1:-}" ]; then
    (while kill -0 "$1" 2> /dev/null; do sleep 1; done; kill -TERM $server 2> /dev/null) &
    watch=$!
  fi
  nice -n 10 node "$root/bin/rehearse.mjs" "http://127.0.0.1:$port" "$server" >> "$root/build/training.log" 2>&1 && status=0
  kill -TERM "$server" 2> /dev/null
  wait "$server" 2> /dev/null
  [ -z "$watch" ] || kill "$watch" 2> /dev/null
  rm -rf "$scratch"
  if [ "$status" = 0 ] && [ -s "$part/prosa.aot" ]; then
    mv "$part/prosa.aot" "$cache"
  fi
  rm -rf "$part"
  return 0
}
