#!/usr/bin/env bash
# Builds the checklist into dist/, tests it, or removes what either left behind. `./build.sh help` says how.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly wasm_target=wasm32-unknown-unknown
readonly page=dist/page/interview-connect.html
readonly logs=target/test-logs
# Steps below look for what cargo made in this folder, wherever the caller's settings would put it.
export CARGO_TARGET_DIR=$PWD/target

usage() {
  cat <<'END'
usage: ./build.sh [--open]   build dist/ and show the advice on an example; --open opens the page
       ./build.sh release    build, then gather what a release consists of in dist/release/, with checksums
       ./build.sh test       run every check and test, in three browser engines (on Debian it installs them)
       ./build.sh words LANGUAGE
                             write a page of its texts beside the English ones, with what is left to do, into dist/words/
       ./build.sh words LANGUAGE --accept NAME [TEXT…]
                             remember as well that NAME has made them, or those below TEXT, from the English of today
       ./build.sh clean      remove everything that building and testing left behind
END
}

# --- saying what happens, and what to do when it does not ---

say() { printf '\n== %s\n' "$*"; }

fail() { # WHAT REMEDY
  printf '\nbuild.sh: %s\n  What to do: %s\n' "$1" "$2" >&2
  exit 1
}

attempt() { # WHAT REMEDY COMMAND…
  local what=$1 remedy=$2
  shift 2
  "$@" || fail "$what" "$remedy"
}

has() { command -v "$1" >/dev/null 2>&1; }

digest() { # FILE…
  if has sha256sum; then cat "$@" | sha256sum; else cat "$@" | shasum -a 256; fi
}

fresh() { # STAMP DIGEST: true if the stamp file says that the work was done for this very input
  [[ -f $1 && $(<"$1") == "$2" ]]
}

# --- what has to be there ---

check_tools() {
  has cargo || fail "cargo was not found" "install Rust with rustup (https://rustup.rs), then open a new shell"
  has cc || fail "no C compiler (cc) was found, which Rust needs to link" \
    "Debian or Ubuntu: apt-get install build-essential; macOS: xcode-select --install"
  has node || fail "node was not found" "install Node.js 20 or later, npm included"
  has npm || fail "npm was not found" "install npm; it comes with Node.js, on Debian as a package of its own"
  local version
  version=$(node --version)
  version=${version#v}
  ((${version%%.*} >= 20)) || fail "node is version $version, which is too old" "install Node.js 20 or later"
  attempt "the Rust toolchain named in rust-toolchain.toml is not there" \
    "rustup toolchain install $(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)" \
    cargo --version >/dev/null
}

add_wasm_target() {
  [[ -d $(rustc --print target-libdir --target $wasm_target) ]] && return
  say "Adding Rust's WebAssembly target"
  has rustup || fail "this Rust has no $wasm_target target, and rustup, which adds it, was not found" \
    "install Rust with rustup (https://rustup.rs), or the target as your system packages it"
  attempt "the WebAssembly target could not be added" "check the network, then: rustup target add $wasm_target" \
    rustup target add $wasm_target
}

install_js_tools() { # build | all
  local stamp=tests/node_modules/.installed wanted
  wanted=$(digest tests/package-lock.json)
  fresh $stamp "$wanted all" && return
  [[ $1 == build ]] && fresh $stamp "$wanted build" && return
  say "Installing the JavaScript tools into tests/node_modules"
  local which=--include=dev
  [[ $1 == build ]] && which=--omit=dev
  # No tool here needs its install script, so none gets to run one.
  attempt "the JavaScript tools could not be installed" "check the network and the lines above, then try again" \
    npm ci --prefix tests $which --ignore-scripts --no-audit --no-fund --loglevel=error
  printf '%s' "$wanted $1" >$stamp
}

# The frameworks whose pages the tests put the element into; nothing is built from them.
install_frameworks() {
  local stamp=tests/frameworks/node_modules/.installed wanted
  wanted=$(digest tests/frameworks/package-lock.json)
  fresh $stamp "$wanted" && return
  say "Installing the frameworks of the tests into tests/frameworks/node_modules"
  attempt "the frameworks could not be installed" "check the network and the lines above, then try again" \
    npm ci --prefix tests/frameworks --ignore-scripts --no-audit --no-fund --loglevel=error
  printf '%s' "$wanted" >$stamp
}

# --- building ---

build_bindgen() {
  [[ -x target/tools/bindgen ]] || say "Building wasm-bindgen's command (the first time only: a minute or two)"
  # A dependency of the command is due for a warning that says nothing about this project.
  CARGO_FUTURE_INCOMPAT_REPORT_FREQUENCY=never attempt "wasm-bindgen's command could not be built" \
    "see the compiler's message above" \
    cargo build --quiet --locked --package tools --bin bindgen --profile tools
}

# Panic messages name source files. Mapped to short neutral names, they say nothing of the machine that built them, and
# every machine builds the same bytes.
compiler_flags() {
  local flags sources
  # The linker would set a megabyte aside for the stack. What lies behind it also has shorter addresses this way.
  flags="-Clink-arg=-zstack-size=65536"
  flags+=$'\x1f'"--remap-path-prefix=$PWD=/interview-connect"
  flags+=$'\x1f'"--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rust"
  for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    flags+=$'\x1f'"--remap-path-prefix=$sources=/crates"
  done
  printf '%s' "$flags"
}

compile_part() { # NAME FEATURE PROFILE: leaves a file of WebAssembly, as built_part names it
  local name=$1 feature=$2 profile=$3
  # Cargo gives the file one name whatever the features: in one folder, each part would undo the other's.
  local folder=target/$name
  mkdir -p target/parts
  CARGO_ENCODED_RUSTFLAGS=$(compiler_flags) attempt "the $name (feature $feature) does not compile to WebAssembly" \
    "see the compiler's message above" \
    cargo rustc --locked --lib --crate-type cdylib --profile "$profile" --target $wasm_target --target-dir "$folder" \
    --features "$feature" --message-format json-render-diagnostics >"target/$name.messages"
}

built_part() { # NAME PROFILE
  printf '%s' "target/$1/$wasm_target/$2/interview_connect.wasm"
}

# What is lowest in memory is the end of a stack that is never used up; with its control flow told flat and anew, code packs better.
shrink=(--low-memory-unused --flatten --rereloop -Os -Oz)

build_part() { # NAME FEATURE PROFILE: leaves target/parts/NAME.wasm and NAME.js
  local name=$1 profile=$3 scratch=target/parts/scratch built stamp input
  compile_part "$@"
  built=$(built_part "$name" "$profile")
  stamp=target/parts/$name.stamp
  input=$(digest "$built" Cargo.lock tests/package-lock.json build.sh)
  fresh "$stamp" "$input" && return
  rm -rf $scratch "$stamp"
  mkdir -p $scratch
  attempt "wasm-bindgen failed on the $name" "see its message above" \
    target/tools/bindgen "$built" --out-dir $scratch --out-name "$name" --target web --no-typescript \
    --remove-name-section --remove-producers-section
  attempt "wasm-opt failed on the $name" "see its message above" \
    tests/node_modules/.bin/wasm-opt "${shrink[@]}" "$scratch/${name}_bg.wasm" -o "target/parts/$name.wasm"
  mv "$scratch/$name.js" "target/parts/$name.js"
  rm -rf $scratch
  printf '%s' "$input" >"$stamp"
}

# A part once more as JavaScript alone: leaves it in target/parts/nowasm/.
build_nowasm() { # NAME BUILT LEVEL
  local name=$1 built=$2 level=$3 folder=target/parts/nowasm scratch=target/parts/scratch
  local tools=tests/node_modules/.bin stamp=target/parts/nowasm/$1.stamp input
  input=$(digest "$built" Cargo.lock tests/package-lock.json build.sh www/nowasm.mjs)
  fresh "$stamp" "$input" && return
  rm -rf $scratch "$stamp"
  mkdir -p $scratch $folder
  translate() {
    node www/nowasm.mjs lower "$built" $scratch/lower.wasm &&
      target/tools/bindgen $scratch/lower.wasm --out-dir $scratch --out-name "$name" --target bundler --no-typescript \
        --remove-name-section --remove-producers-section &&
      $tools/wasm-opt "$level" --llvm-nontrapping-fptoint-lowering --signext-lowering \
        "$scratch/${name}_bg.wasm" -o $scratch/plain.wasm &&
      $tools/wasm2js "$level" $scratch/plain.wasm -o $scratch/plain.js &&
      node www/nowasm.mjs shape "$name" $scratch/plain.js $folder
  }
  attempt "the $name could not be translated to JavaScript" "see the message above" translate
  mv "$scratch/${name}_bg.js" "$folder/$name-glue.js"
  rm -rf $scratch
  printf '%s' "$input" >"$stamp"
}

# The build script wrote what JavaScript needs of the tables and the words into a folder that cargo alone knows, and names in
# its messages.
bring_generated() { # NAME: the part whose messages these are
  local folder
  folder=$(node -e '
    const messages = require("fs").readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
    const ours = ({ reason, package_id }) => reason === "build-script-executed" && /interview-connect[@#][\d.]+$/.test(package_id);
    console.log(messages.find(ours).out_dir);
  ' <"target/$1.messages")
  rm -rf target/generated
  mkdir target/generated
  cp "$folder"/*.json target/generated/
}

build() {
  check_tools
  add_wasm_target
  install_js_tools build
  build_bindgen
  say "Building the engine and the widget"
  build_part engine api library
  attempt "what the build script wrote was not found" "./build.sh clean, then try again" bring_generated engine
  # What the words of a language lack has been said once.
  CARGO_TERM_QUIET=true build_part widget ui wasm
  CARGO_TERM_QUIET=true build_part invitation invitation wasm
  # A browser runs the first changes as they are written, where each call counts: so the widget is compiled once more, like
  # the library, with less than a third of the calls.
  CARGO_TERM_QUIET=true compile_part nowasm ui library
  build_nowasm widget "$(built_part nowasm library)" -O3
  build_nowasm invitation "$(built_part invitation wasm)" -Oz
  say "Packing dist/"
  attempt "packing failed" "see the message above" node www/pack.mjs
  attempt "the page of example messages could not be written" "see the message above" \
    node www/docs/examples.mjs dist/examples.html
}

words() { # LANGUAGE [--accept NAME [TEXT…]]
  check_tools
  add_wasm_target
  install_js_tools build
  build_bindgen
  say "Building the engine"
  build_part engine api library
  attempt "what the build script wrote was not found" "./build.sh clean, then try again" bring_generated engine
  say "Writing the page of texts"
  attempt "the page of texts could not be written" "see the message above" node www/words.mjs "$@"
}

release() {
  build
  say "Gathering dist/release/"
  attempt "the release could not be gathered" "see the message above" node www/release.mjs
}

show_example() {
  say "Advice on www/docs/example-situation.json"
  attempt "the built engine could not answer the example" "see the message above; './build.sh test' may tell more" \
    node www/docs/show-advice.mjs www/docs/example-situation.json
  say "The page: $PWD/$page"
}

open_page() {
  if [[ $(uname) == Darwin ]]; then
    open "$page"
  elif [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] && has xdg-open; then
    xdg-open "$page" >/dev/null 2>&1 </dev/null &
  else
    echo "No display was found: open that file in a browser."
  fi
}

# --- testing ---

passed=0 failed=0 skipped=0 summary=

tally() { # NAME PASSED FAILED SKIPPED
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  summary+=$(printf '%-36s %5d passed %3d failed' "$1" "$2" "$3")$'\n'
}

check() { # NAME REMEDY COMMAND…: one check, passed if the command succeeds
  local name=$1 remedy=$2
  shift 2
  say "$name"
  # In a shell of its own, so that what gives up there does not end the tests here.
  if ("$@"); then tally "$name" 1 0 0; else
    printf 'FAILED: %s\n  What to do: %s\n' "$*" "$remedy" >&2
    tally "$name" 0 1 0
  fi
}

sum() { # NUMBERS, one a line
  awk '{ total += $1 } END { print total + 0 }'
}

# A runner that says nothing of a failure but ends badly has died, and one that ran nothing has tested nothing: both count
# as a failure.
judge() { # NAME STATUS PASSED FAILED SKIPPED
  local bad=$4
  if (($4 == 0 && ($2 != 0 || $3 == 0))); then
    echo "FAILED: $1 ended with status $2 after $3 passed tests" >&2
    bad=1
  fi
  tally "$1" "$3" "$bad" "$5"
}

cargo_tests() {
  local name="cargo test" log=$logs/cargo.log status=0 started ended died
  say "$name"
  CARGO_TERM_COLOR=never cargo test --locked --all-features --no-fail-fast 2>&1 | tee $log || status=$?
  # A test program that is killed half-way prints no result line; documentation tests may print more than one.
  started=$(grep -cE '^ +(Running (unittests )?[^ ]+ \(|Doc-tests )' $log || true)
  ended=$(grep -c '^test result: ' $log || true)
  died=$((started > ended ? started - ended : 0))
  judge "$name" $status \
    "$(sed -nE 's/^test result: .* ([0-9]+) passed;.*/\1/p' $log | sum)" \
    $(($(sed -nE 's/^test result: .* ([0-9]+) failed;.*/\1/p' $log | sum) + died)) \
    "$(sed -nE 's/^test result: .* ([0-9]+) ignored;.*/\1/p' $log | sum)"
}

node_tests() { # NAME FILE…
  local name=$1 log status=0
  shift
  log=$logs/${name// /-}.tap
  say "$name"
  node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$log" "$@" || status=$?
  touch "$log"
  judge "$name" $status \
    "$(sed -nE 's/^# pass ([0-9]+)$/\1/p' "$log" | sum)" \
    "$(sed -nE 's/^# (fail|cancelled) ([0-9]+)$/\2/p' "$log" | sum)" \
    "$(sed -nE 's/^# (skipped|todo) ([0-9]+)$/\2/p' "$log" | sum)"
}

as_root() {
  if ((EUID == 0)); then "$@"; elif [[ -t 0 ]]; then sudo "$@"; else sudo -n "$@"; fi
}

# What is missing of an engine, in words; nothing if it is there.
missing_browsers() {
  has chromedriver && { has chromium || has chromium-browser || has google-chrome; } || echo "Chromium with ChromeDriver"
  has firefox-esr || has firefox || echo "Firefox"
  has WebKitWebDriver && has Xvfb || echo "WebKitGTK with its driver and Xvfb"
}

install_browsers() {
  [[ -n $(missing_browsers) ]] || return 0
  if has apt-get && { ((EUID == 0)) || has sudo; }; then
    say "Installing browsers for the tests"
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      chromium chromium-driver firefox-esr webkit2gtk-driver xvfb >$logs/browsers.log 2>&1 || tail -n 20 $logs/browsers.log >&2
  fi
  [[ -z $(missing_browsers) ]] || { missing_browsers | sed 's/^/Missing: /' >&2; return 1; }
}

documentation() { # OPTION…
  RUSTDOCFLAGS="${RUSTDOCFLAGS-} -D warnings" cargo doc --quiet --locked --all-features --no-deps "$@"
}

# Known weaknesses change daily, so that looking them up needs the network and a tool of its own: where either is missing,
# that is said and nothing fails.
look_up_weaknesses() {
  local deny=(cargo deny --offline --workspace --all-features --config tests/deny.toml)
  if ! cargo deny --version >/dev/null 2>&1; then
    say "Known weaknesses of what we build on: not looked up"
    echo "cargo-deny is not installed; 'cargo install cargo-deny --locked' adds it."
  elif ! cargo deny --config tests/deny.toml fetch db >/dev/null 2>&1; then
    say "Known weaknesses of what we build on: not looked up"
    echo "Their list could not be downloaded."
  else
    check "known weaknesses" "raise the version of what is named above" "${deny[@]}" check advisories
  fi
}

run_tests() {
  check_tools
  add_wasm_target
  rm -rf $logs
  mkdir -p $logs

  check "formatting" "cargo fmt --all formats the files listed above" cargo fmt --all --check -- --files-with-diff
  check "clippy, native" "mend what it names above" cargo clippy --quiet --locked --all-targets --all-features -- -D warnings
  # As another crate would use the engine: what only the bridges need is not there.
  check "clippy, native, engine alone" "mend what it names above" cargo clippy --quiet --locked --lib -- -D warnings
  local feature
  for feature in api ui invitation; do
    check "clippy, $wasm_target, $feature" "mend what it names above" \
      cargo clippy --quiet --locked --lib --target $wasm_target --features $feature -- -D warnings
  done
  cargo_tests
  check "documentation, public" "mend what it names above" documentation
  check "documentation, whole" "mend what it names above" documentation --document-private-items
  look_up_weaknesses

  check "build" "see the message above; nothing below can be right until it builds" bash "$PWD/build.sh" release
  check "JavaScript tools" "see the message above" install_js_tools all
  check "frameworks" "see the message above" install_frameworks
  check "three browser engines are there" "install what is named above: no engine is left out in silence" install_browsers
  node_tests "package and page" tests/js/*.test.mjs
  node_tests "browser" tests/browser/*.test.mjs

  say "Benchmark: figures without a verdict"
  node tests/bench/run.mjs --quick || echo "The benchmark did not finish; no test depends on it."

  say "All together"
  printf '%s\n' "$summary"
  local line="$passed passed, $failed failed"
  ((skipped == 0)) || line+=", $skipped skipped"
  echo "$line"
  ((failed == 0))
}

clean() {
  rm -rf target dist tests/node_modules tests/frameworks/node_modules tests/frameworks/*/node_modules
  echo "Removed target/, dist/ and what was installed below tests/."
}

[[ ${1-} == words ]] || (($# <= 1)) || { usage >&2; exit 2; }
case ${1-} in
  "" | --open)
    build
    show_example
    [[ -z ${1-} ]] || open_page
    ;;
  words) shift; words "$@" ;;
  release) release ;;
  test) run_tests ;;
  clean) clean ;;
  help | --help | -h) usage ;;
  *) usage >&2; exit 2 ;;
esac
