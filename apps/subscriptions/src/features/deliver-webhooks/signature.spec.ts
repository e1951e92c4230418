import { newSecret, secretText, signaturesOf } from './signature.js';

describe('a signature', () => {
  it('is that of the Standard Webhooks convention', () => {
    // The example of the convention's own libraries.
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const signed = ['msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}'] as const;
    const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    expect(signaturesOf([secret], ...signed)).toBe(signature);
    const other = newSecret();
    expect(signaturesOf([other, secret], ...signed)).toBe(`${signaturesOf([other], ...signed)} ${signature}`);
  });

  it('is made with a secret that is told in base64', () => {
    const secret = newSecret();
    expect(secretText(secret)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(secretText(secret).slice(6), 'base64')).toEqual(secret);
  });
});
