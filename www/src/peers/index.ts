// The validator beside its peers, in the visitor's own browser. Below the heading that the page has for it.

export function mountPeers(section: HTMLElement): void {
  section.append("This panel is being built.");
}
