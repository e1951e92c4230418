/** Its name is of the Kafka client's kind, so that a door answers it as any outage of Kafka: come again later. */
export class KafkaOutage extends Error {
  override readonly name = 'KafkaJSOutage';
}
