# shellcheck shell=bash disable=SC2154,SC2164 # $tools is set, and an error is the end, in scripts/setup
# Command line tools from crates.io, each at one version: the one on PATH if it is that, else one of our own.

# The CLI writes the glue for what the crate's macros left in the module: their versions must be equal.
pinned_wasm_bindgen() {
  local version
  version=$(sed -n 's/^wasm-bindgen = "=\([^"]*\)"$/\1/p' Cargo.toml)
  [[ -n $version ]] || fail 'Cargo.toml has no line of the form: wasm-bindgen = "=0.2.130"'
  echo "$version"
}

has_tool() {
  local name version
  has "$1" || return 1
  read -r name version _ <<<"$("$1" --version)"
  [[ $name == "$1" && $version == "$2" ]]
}

prepare_cargo_tool() {
  local crate=$1 version=$2 command=${3:-$1} root=$tools/$1-$2 quiet=true
  # Hundreds of lines of progress are for a person watching, not for a log.
  if [[ -t 2 ]]; then quiet=false; fi
  if has_tool "$command" "$version"; then
    say "$crate: $version"
    return
  fi
  if [[ ! -x $root/bin/$command ]]; then
    say "$crate: cargo install $crate $version (some minutes, once)"
    # Little optimised, they install in less than half the time and are quick enough. As its lock file has it, a tool
    # builds today as it did when it was published; but a mirror of crates.io may lack one of those versions.
    local -x CARGO_TERM_QUIET=$quiet CARGO_PROFILE_RELEASE_OPT_LEVEL=1
    cargo install --locked --root "$root" --version "=$version" "$crate" </dev/null ||
      { say "$crate: again, with the versions of its dependencies that there are" &&
        cargo install --root "$root" --version "=$version" "$crate" </dev/null; } ||
      fail "$crate $version could not be installed (above); run: cargo install --version =$version $crate"
  fi
  provide_path "$root/bin"
  say "$crate: $version"
}
