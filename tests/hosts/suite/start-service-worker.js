// A page that does nothing but register a service worker.

navigator.serviceWorker.register(`./main-service-worker.js${location.search}`);
