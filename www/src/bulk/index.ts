// A million orders from a file: checked as they stream in, and sent. Below the heading that the page has for it.

export function mountBulk(section: HTMLElement): void {
  section.append("This panel is being built.");
}
