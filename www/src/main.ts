// The page's frame: shows the panel that the address names (`#update`, `#bulk`, `#compare`), and loads it when it
// is first opened.

import { byId, element } from "./dom";

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
  document.getElementById(`failure-${name}`)?.remove();
  try {
    await PANELS[name]?.mount(container);
    container.dataset.mounted = "";
  } catch (error) {
    mounted.delete(name);
    const text = `This panel could not be loaded: ${error instanceof Error ? error.message : error}`;
    // Beside the container: what stands in that is needed by the next try.
    container.before(element("p", { id: `failure-${name}`, class: "panel-failure", role: "alert" }, text));
  }
}

addEventListener("hashchange", () => {
  const name = location.hash.slice(1) || "update";
  if (!Object.hasOwn(PANELS, name)) return;
  open(name);
  scrollTo(0, 0);
});

// Followed, the link would take the place of the hash that names the panel.
byId("skip-link", HTMLAnchorElement).addEventListener("click", (event) => {
  event.preventDefault();
  byId("content", HTMLElement).focus();
});

const first = location.hash.slice(1);
open(Object.hasOwn(PANELS, first) ? first : "update");
