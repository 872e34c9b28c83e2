// The panel in which an order is corrected and sent.

import { toCurl } from "assessment-order";
import { createCodePanel } from "../code-panel";
import { createCopyButton } from "../copy-button";
import { byId } from "../dom";
import { createAnswerPanel } from "./answer-panel";
import { createCheckPanel } from "./check-panel";
import { createEditor } from "./editor";
import { createRequestPreview, requestFor } from "./request-preview";
import { connectSampleButtons } from "./sample-buttons";
import { CLEAN_ORDER } from "./samples";
import { connectSend } from "./send";
import { createSettings } from "./settings";
import { createTimeline } from "./timeline";
import { updateCode } from "./update-code";

/** Building the preview of a long order costs more than checking it; it waits for a pause in the typing. */
const LONG_TEXT = 100_000;
const PAUSE_MS = 200;

export function mountUpdate(): void {
  const editor = createEditor(byId("editor", HTMLElement));
  const settings = createSettings();
  const check = createCheckPanel(editor);
  const copy = createCopyButton("Copy as cURL", () => toCurl(requestFor(editor.text(), settings.read())));
  byId("request-copy", HTMLElement).append(copy);
  const preview = createRequestPreview((hasRequest) => {
    copy.disabled = !hasRequest;
  });
  const code = createCodePanel(byId("update-code", HTMLElement), () => updateCode(settings.read()));
  let pause: ReturnType<typeof setTimeout> | undefined;

  const showRequest = () => {
    const text = editor.text();
    clearTimeout(pause);
    const wait = text.length > LONG_TEXT ? PAUSE_MS : 0;
    pause = setTimeout(() => preview.show(text, settings.read()), wait);
    code.refresh();
  };
  const showAll = () => {
    editor.mark(check.check(editor.text(), settings.strict()));
    showRequest();
  };

  editor.onChange(showAll);
  const form = byId("request-form", HTMLFormElement);
  form.addEventListener("input", showRequest);
  byId("strict", HTMLInputElement).addEventListener("change", showAll);

  connectSend({
    text: editor.text,
    settings,
    answer: createAnswerPanel(editor),
    timeline: createTimeline(),
    onEnd() {
      settings.nextRun();
      showRequest();
    },
  });
  connectSampleButtons(editor.setText);
  editor.setText(CLEAN_ORDER);
}
