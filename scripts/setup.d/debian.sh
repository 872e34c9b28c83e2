# shellcheck shell=bash disable=SC2154,SC2164 # $tools is set, and an error is the end, in scripts/setup
# Debian's packages: what is installed, and installing without a question asked.

package_lists=old

installed_version() {
  # Only the complaint about a package that is not there is dropped; the status says the same.
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]] || return 1
  dpkg-query -W -f '${Version}' "$1"
}

can_install_packages() {
  has apt-get && { [[ $(id -u) == 0 ]] || { has sudo && sudo -n true; }; }
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

# Fails, with apt's last lines, where packages cannot be installed. Removes nothing to make room.
install_packages() {
  local name missing=() log=$tools/apt.log
  for name in "$@"; do installed_version "$name" >/dev/null || missing+=("$name"); done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  can_install_packages || return 1
  if [[ $package_lists == old ]]; then
    say 'Debian: apt-get update'
    as_root apt-get -q update >"$log" 2>&1 </dev/null || {
      tail -n 5 "$log" >&2
      say 'Debian: apt-get update failed (above), going on with the package lists there are'
    }
    package_lists=new
  fi
  say "Debian: apt-get install ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends --no-remove \
    -o DPkg::Lock::Timeout=300 install "${missing[@]}" >"$log" 2>&1 </dev/null || {
    tail -n 15 "$log" >&2
    return 1
  }
}
