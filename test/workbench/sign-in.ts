import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The extension that stands in for VS Code's sign-in to Microsoft; it reads and writes a folder. */
export class SignInStub {
  readonly extensionPath = fileURLToPath(new URL('./sign-in-stub', import.meta.url));
  readonly environment: Readonly<Record<string, string>>;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.environment = { AML_GUARD_SIGN_IN_STUB: folder };
    this.answers('accept');
  }

  /** What the made-up person answers from now on. */
  answers(answer: 'accept' | 'decline'): void {
    writeFileSync(path.join(this.folder, 'answer'), answer);
  }

  /** Each time that the person was asked: the kind of the question, then its scopes. */
  get prompts(): readonly string[] {
    const file = path.join(this.folder, 'prompts.log');
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  }

  /** The token of the session; empty when nobody is signed in. */
  get token(): string {
    const file = path.join(this.folder, 'session.json');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return text === '' ? '' : (JSON.parse(text) as { readonly accessToken: string }).accessToken;
  }

  /** The session is gone, as after a sign-out in another window. */
  forget(): void {
    writeFileSync(path.join(this.folder, 'session.json'), '');
  }
}
