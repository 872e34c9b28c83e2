// The page's frame: shows the panel that the address names (`#update`, `#bulk`, `#compare`), and loads it when it
// is first opened.

import { byId } from "./dom";

interface Panel {
  title: string;
  mount(container: HTMLElement): Promise<void>;
}

const PANELS: Record<string, Panel> = {
  update: {
    title: "Update an order",
    mount: async () => (await import("./update")).mountUpdate(),
  },
  bulk: {
    title: "Bulk",
    mount: async (container) => (await import("./bulk")).mountBulk(container),
  },
  compare: {
    title: "Beside others",
    mount: async (container) => (await import("./peers")).mountPeers(container),
  },
};

const mounted = new Set<string>();

function open(shown: string): void {
  for (const [name, { title }] of Object.entries(PANELS)) {
    byId(`panel-${name}`, HTMLElement).hidden = name !== shown;
    const link = byId(`link-${name}`, HTMLAnchorElement);
    link.toggleAttribute("aria-current", name === shown);
    if (name !== shown) continue;
    link.setAttribute("aria-current", "page");
    document.title = `${title} · assessment-order`;
  }
  void mount(shown);
}

async function mount(name: string): Promise<void> {
  if (mounted.has(name)) return;
  mounted.add(name);
  const container = byId(`mount-${name}`, HTMLElement);
  try {
    await PANELS[name]?.mount(container);
    container.dataset.mounted = "";
  } catch (error) {
    mounted.delete(name);
    container.textContent = `This panel could not be loaded: ${error instanceof Error ? error.message : error}`;
  }
}

addEventListener("hashchange", () => {
  const name = location.hash.slice(1) || "update";
  // The skip link's hash names no panel.
  if (!Object.hasOwn(PANELS, name)) return;
  open(name);
  scrollTo(0, 0);
});

const first = location.hash.slice(1);
open(Object.hasOwn(PANELS, first) ? first : "update");
