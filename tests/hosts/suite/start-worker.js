// A page that does nothing but start a module worker.

new Worker(`./main-page.js${location.search}`, { type: "module" });
