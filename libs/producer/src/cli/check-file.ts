import { checkEvent } from '../check/check-event.js';
import { RepeatedIds } from '../check/repeated-ids.js';
import { inWords, type Language } from '../check/words.js';
import { eventsOf, isDocument } from './event-file.js';
import type { Output } from './output.js';
import { CLI_TEXTS, inDigits } from './texts.js';

interface Asked {
  readonly file: string;
  readonly language: Language;
}

/** Says line by line what is wrong; whether everything is right. @throws the system's error when the file cannot be read */
export async function checkFile({ file, language }: Asked, { out, err }: Output): Promise<boolean> {
  const texts = CLI_TEXTS[language];
  const repeated = new RepeatedIds();
  const place = isDocument(file) ? texts.event : texts.line;
  let [events, wrong] = [0, 0];
  for await (const { event, unreadable, end } of eventsOf(file)) {
    const findings = unreadable ? [unreadable] : [...checkEvent(event), ...repeated.findings(event, end.number)];
    events += 1;
    if (findings.length > 0) wrong += 1;
    for (const found of findings) out(`${file}:${place(end.number)}: ${inWords(found, language)}`);
  }
  const digits = (count: number) => inDigits(count, language);
  if (events === 0) err(texts.noEvents(file));
  else if (wrong > 0) err(texts.someWrong(file, digits(wrong), digits(events)));
  else err(texts.allRight(file, digits(events)));
  return events > 0 && wrong === 0;
}
