# shellcheck shell=bash
# The browsers of the tests and what drives them. Chromium and Firefox are a must, WebKitGTK a bonus.

prepare_browsers() {
  if ! has_chromium; then
    { install_packages chromium chromium-driver && has_chromium; } ||
      fail 'no Chromium or Chrome with chromedriver on PATH, which the tests need' \
        'on Debian, run as root: apt-get install chromium chromium-driver' \
        'on macOS, run: brew install --cask google-chrome chromedriver'
  fi
  say 'Chromium: found'

  if ! has_firefox; then
    { install_packages firefox-esr && has_firefox; } ||
      fail 'no Firefox, which the tests need' \
        'on Debian, run as root: apt-get install firefox-esr' \
        'on macOS, run: brew install --cask firefox'
  fi
  say 'Firefox: found'

  if ! has_webkit; then
    # xvfb-run calls xauth, which Debian only recommends.
    { install_packages webkit2gtk-driver xvfb xauth && has_webkit; } || {
      say 'WebKitGTK: left out, its tests are optional and WebKitWebDriver with xvfb-run is neither on PATH nor installable here; on Debian, run as root: apt-get install webkit2gtk-driver xvfb xauth'
      return 0
    }
  fi
  say 'WebKitGTK: found'
}

has_chromium() {
  has chromedriver && {
    has chromium || has chromium-browser || has google-chrome || has google-chrome-stable ||
      [[ -d '/Applications/Google Chrome.app' ]]
  }
}

has_firefox() {
  has firefox || has firefox-esr || [[ -d /Applications/Firefox.app ]]
}

has_webkit() {
  has WebKitWebDriver && has xvfb-run && has xauth
}
