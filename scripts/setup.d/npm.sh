# shellcheck shell=bash
# The npm packages of the workspaces, as package-lock.json has them; wasm-opt (binaryen) is among them.

prepare_npm_packages() {
  { has node && has npm; } || fail 'no Node.js with npm; install version 20.19 or later: https://nodejs.org'
  [[ -e package-lock.json ]] || fail 'package-lock.json is missing; restore it, or run: npm install'
  # npm writes this file last, so it is there only after a complete installation.
  local installed=node_modules/.package-lock.json
  if [[ -e $installed && ! package-lock.json -nt $installed ]]; then
    say 'npm packages: as in package-lock.json'
    return
  fi
  say 'npm packages: npm ci'
  npm ci --no-audit --no-fund </dev/null || fail 'npm packages could not be installed (above); run: npm ci'
}
