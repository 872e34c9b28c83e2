// A PNG as WebP, which is a third of its size. The browser that took it can write both.

const QUALITY = 0.86;

/**
 * @param {import("playwright-core").Page} page any page
 * @param {Buffer} png
 */
export async function toWebP(page, png) {
  const base64 = await page.evaluate(
    async ([base64, quality]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext("2d").drawImage(picture, 0, 0);
      const webp = await canvas.convertToBlob({ type: "image/webp", quality });
      const reader = new FileReader();
      reader.readAsDataURL(webp);
      await new Promise((resolve) => {
        reader.onload = resolve;
      });
      return reader.result.split(",")[1];
    },
    [png.toString("base64"), QUALITY],
  );
  return Buffer.from(base64, "base64");
}
