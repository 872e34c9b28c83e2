# shellcheck shell=bash disable=SC2154,SC2164 # $tools is set, and an error is the end, in scripts/setup
# Rust with a standard library for wasm32-unknown-unknown: rustup's, else Debian's.
#
# rustup is asked first. Where it reaches no server, Debian's packages bring a whole toolchain (compiler,
# cargo, clippy, rustfmt) and the sources of the standard library, which is built once for wasm32. That
# toolchain then does the native work too: two compilers in one target folder would build everything twice,
# and rustup's clippy cannot read what Debian's compiler wrote.

wasm_target=wasm32-unknown-unknown
debian_rust_packages=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web)

prepare_rust() {
  has cc || install_packages gcc libc6-dev ||
    fail 'no C compiler (cc), which Rust links with; install one: apt-get install gcc libc6-dev, or on macOS: xcode-select --install'
  if [[ ${ASSESSMENT_ORDER_RUST:-} == debian ]]; then
    prepare_debian_rust
  elif has_rust && has_wasm_library; then
    add_library_source_with_rustup
    say "Rust: $(rustc --version)"
  elif debian_rust_is_ready; then
    prepare_debian_rust
  elif has_rust && has rustup && add_target_with_rustup; then
    add_library_source_with_rustup
    say "Rust: $(rustc --version), target $wasm_target added"
  else
    prepare_debian_rust
  fi
}

# cargo and rustc. The crate itself asks for less; this one can leave out of a module what panics would say.
least_rust=92

has_rust() {
  local version
  has cargo && has rustc && version=$(rustc --version) || return 1
  version=${version#rustc 1.}
  [[ ${version%%.*} -ge $least_rust ]] || {
    say "Rust: $(rustc --version) is older than 1.$least_rust, which the build asks for"
    return 1
  }
}

has_wasm_library() {
  [[ -d "$(rustc --print sysroot)/lib/rustlib/$wasm_target/lib" ]]
}

# Without its server rustup may wait for long; macOS has no `timeout`.
ask_rustup() {
  local bounded=()
  if has timeout; then bounded=(timeout 180); fi
  say "Rust: rustup $*"
  ${bounded[@]+"${bounded[@]}"} rustup "$@"
}

# The build makes the standard library small where it has the source; it goes without where it has not.
add_library_source_with_rustup() {
  [[ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]] || ! has rustup ||
    ask_rustup component add rust-src || say 'Rust: no source of the standard library (above): the module gets larger'
}

add_target_with_rustup() {
  if ask_rustup target add "$wasm_target" && has_wasm_library; then return; fi
  say "Rust: rustup could not add the target (above), trying Debian's Rust"
  return 1
}

debian_sysroot() {
  local version
  has dpkg-query && version=$(installed_version rustc-web) || return 1
  echo "$tools/debian-rust-${version//[^A-Za-z0-9.]/-}"
}

debian_rust_is_ready() {
  local sysroot
  sysroot=$(debian_sysroot) && [[ -d $sysroot ]]
}

prepare_debian_rust() {
  local sysroot
  { has apt-get && install_packages "${debian_rust_packages[@]}"; } ||
    fail "no Rust that builds for $wasm_target" \
      "with rustup (https://rustup.rs), run: rustup update stable && rustup target add $wasm_target" \
      "on Debian 12, without rustup's server, run as root: apt-get install ${debian_rust_packages[*]}"
  sysroot=$(debian_sysroot)
  if [[ ! -d $sysroot ]]; then (make_debian_sysroot "$sysroot"); fi
  [[ -e $sysroot/lib/rustlib/src ]] || ln -s /usr/lib/rustlib/src "$sysroot/lib/rustlib/src"
  provide_path "$sysroot/bin"
  provide_variable CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER "$sysroot/bin/wasm-ld"
  # Where clippy's driver, which is no wrapper, finds the libraries.
  provide_variable SYSROOT "$sysroot"
  has_rust || fail "Debian's Rust is too old (above); run as root: apt-get update && apt-get install ${debian_rust_packages[*]}"
  say "Rust: Debian's $(rustc --version)"
}

# In a subshell: it changes the folder, and a half-made sysroot goes away with it.
make_debian_sysroot() {
  local sysroot=$1 work host llvm tool
  host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
  llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  install_packages "lld-$llvm" ||
    fail "no linker for wasm32 that fits Debian's Rust; run as root: apt-get install lld-$llvm"
  work=$(mktemp -d "$tools/debian-rust.XXXXXX")
  # shellcheck disable=SC2064 # $work is local: it must be read now
  trap "rm -rf '$work'" EXIT

  say "Rust: building the standard library for $wasm_target (a minute, once)"
  mkdir -p "$work/empty/src" "$work/sysroot/bin" "$work/sysroot/lib/rustlib/$wasm_target/lib"
  printf '[workspace]\n[package]\nname = "empty"\n' >"$work/empty/Cargo.toml"
  touch "$work/empty/src/lib.rs"
  cd "$work/empty"
  # RUSTC_BOOTSTRAP lets a stable compiler build its own standard library; the bitcode is for LTO.
  RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$work/target \
    /usr/bin/cargo build --quiet --release --target "$wasm_target" \
    -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test ||
    fail "Debian's Rust could not build the standard library for $wasm_target (above); is crates.io, or a mirror of it, within reach?"

  cp "$work/target/$wasm_target/release/deps/"*.rlib "$work/sysroot/lib/rustlib/$wasm_target/lib"
  ln -s "/usr/lib/rustlib/$host" "$work/sysroot/lib/rustlib/$host"
  for tool in cargo cargo-clippy cargo-fmt clippy-driver rustfmt; do ln -s "/usr/bin/$tool" "$work/sysroot/bin/$tool"; done
  ln -s "/usr/bin/wasm-ld-$llvm" "$work/sysroot/bin/wasm-ld"
  for tool in rustc rustdoc; do
    printf '#!/bin/sh\nexec /usr/bin/%s --sysroot %q "$@"\n' "$tool" "$sysroot" >"$work/sysroot/bin/$tool"
    chmod +x "$work/sysroot/bin/$tool"
  done
  # Another run may have been quicker; into an existing folder mv would put a second one.
  [[ -d $sysroot ]] || mv "$work/sysroot" "$sysroot"
}
