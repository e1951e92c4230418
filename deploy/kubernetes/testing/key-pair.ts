import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { javaCommand } from '../../local/java.js';

const run = promisify(execFile);
const STORE = ['-storetype', 'PKCS12', '-storepass', 'of-a-test', '-alias', 'api'];

/** A key for an HTTPS server on loopback, which vouches for itself; made by what comes with Java. */
export const makeKeyPair = async (folder: string) => {
  const keytool = javaCommand().replace(/java$/, 'keytool');
  const store = ['-keystore', join(folder, 'key.p12'), ...STORE];
  const names = ['-dname', 'CN=kubernetes', '-ext', 'san=ip:127.0.0.1'];
  await run(keytool, ['-genkeypair', ...store, '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '2', ...names]);
  const { stdout } = await run(keytool, ['-exportcert', '-rfc', ...store]);
  return { pfx: await readFile(join(folder, 'key.p12')), passphrase: 'of-a-test', certificate: stdout };
};
