import { answersTo } from './answers.js';

const batch = [
  { id: 'a', source: '/s' },
  { id: 'b', source: '/s' },
];

describe('The platform’s answers', () => {
  it('belong to the events that they name', () => {
    const errors = [{ field: '/data/serviceCode', code: 'EVENT_SERVICE_UNKNOWN', message: 'its service is unknown' }];
    const body = [
      { index: 1, id: 'b', source: '/s', outcome: 'rejected', errors, kept: true },
      { index: 0, id: 'a', source: '/s', outcome: 'duplicate' },
    ];
    expect(answersTo(batch, body)).toEqual(
      new Map<number, unknown>([
        [1, { outcome: 'rejected', errors }],
        [0, { outcome: 'duplicate' }],
      ]),
    );
  });

  it.each([
    [undefined],
    ['accepted'],
    [{ outcome: 'accepted' }],
    [[null, 1, 'accepted', []]],
    [[{ index: 0, id: 'b', source: '/s', outcome: 'accepted' }]],
    [[{ index: 0, id: 'a', source: '/t', outcome: 'accepted' }]],
    [[{ index: 2, id: 'a', source: '/s', outcome: 'accepted' }]],
    [[{ index: 0, id: 'a', source: '/s', outcome: 'received' }]],
    [[{ id: 'a', source: '/s', outcome: 'accepted' }]],
  ])('are none where they name no event of the batch: %j', (body) => {
    expect(answersTo(batch, body).size).toBe(0);
  });

  it('may reject without a reason that can be read', () => {
    const body = [{ index: 0, id: 'a', source: '/s', outcome: 'rejected', errors: [{ field: null, code: 1 }, 'bad'] }];
    expect(answersTo(batch, body).get(0)).toEqual({
      outcome: 'rejected',
      errors: [{ field: '', code: '', message: '' }],
    });
  });
});
