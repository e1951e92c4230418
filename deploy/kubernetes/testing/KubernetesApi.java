import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;

/** Serves the API of a cluster that has Strimzi's KafkaUser, without asking who comes; prints its port, ends with its input. */
class KubernetesApi {
    public static void main(String[] args) throws Exception {
        var users = new CustomResourceDefinitionContext.Builder()
            .withGroup("kafka.strimzi.io").withVersion("v1").withKind("KafkaUser").withPlural("kafkausers")
            .withScope("Namespaced").withStatusSubresource(true).build();
        var resources = new KubernetesCrudDispatcher(List.of(users));
        var server = new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), resources, false);
        server.init(InetAddress.getByName("127.0.0.1"), 0);
        System.out.println("port " + server.getPort());
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
