/**
 * Gives memory of one's own back at once. The garbage collector counts it as long as it has not come by, and for some megabytes
 * goes through the whole heap. What was in it can be read no more.
 */
export const giveBack = ({ buffer }: { readonly buffer: ArrayBufferLike }): void => {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
};
