/** How an entry of an answer ends; no text in JSON can hold it, since its quotes would be escaped there. */
export const ACCEPTED = ',"outcome":"accepted"}';

interface Told {
  readonly id: string | null;
  readonly source: string | null;
}

/** In characters; texts of this size are dead before the garbage collector comes by. */
const AT_ONCE = 4 * 1024;

/** `EventOutcome[]` in JSON as it is when all are accepted. */
export class AnswerToAccepted {
  private readonly pieces: Buffer[] = [];
  private text = '';
  private count = 0;
  private last: { readonly source: string | null; readonly json: string } | undefined;

  add({ id, source }: Told): void {
    if (this.last?.source !== source) this.last = { source, json: JSON.stringify(source) };
    const opening = this.count === 0 ? '[' : ',';
    this.text += `${opening}{"index":${this.count},"id":${JSON.stringify(id)},"source":${this.last.json}${ACCEPTED}`;
    this.count += 1;
    if (this.text.length > AT_ONCE) this.write();
  }

  /** In memory of its own. */
  bytes(): Uint8Array<ArrayBuffer> {
    this.text += this.count === 0 ? '[]' : ']';
    this.write();
    return new Uint8Array(Buffer.concat(this.pieces));
  }

  private write(): void {
    this.pieces.push(Buffer.from(this.text));
    this.text = '';
  }
}
