type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a start loads the sample city; in production it never does, and says so where nobody has asked for that. */
export const sampleCityWish = ({
  SAMPLE_CITY,
  NODE_ENV,
}: Environment): 'load' | 'leave out' | 'leave out and say so' => {
  if (SAMPLE_CITY === 'none') return 'leave out';
  return NODE_ENV === 'production' ? 'leave out and say so' : 'load';
};
