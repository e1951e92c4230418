import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strimzi.api.kafka.model.common.UnknownPropertyPreserving;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.Map;
import java.util.Iterator;

/**
 * Reads a JSON list of KafkaUser resources into Strimzi's own classes and prints, one a line, what of each they do not know:
 * its operator passes over a property or a value that it does not know, and an account would quietly lack it.
 */
class StrimziModel {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    public static void main(String[] args) throws Exception {
        for (JsonNode given : MAPPER.readTree(System.in)) {
            String name = given.at("/metadata/name").asText();
            KafkaUser user = MAPPER.treeToValue(given, KafkaUser.class);
            if (!user.getApiVersion().equals(given.path("apiVersion").asText())) tell(name, "apiVersion");
            unknown(user.getSpec(), name + " spec");
            lost(given.path("spec"), MAPPER.valueToTree(user.getSpec()), name + " spec");
        }
    }

    /** Properties that the classes keep aside, since they have no place for them. */
    private static void unknown(Object known, String path) throws Exception {
        if (known instanceof Iterable<?> list) for (Object element : list) unknown(element, path + "[]");
        if (!(known instanceof UnknownPropertyPreserving preserving)) return;
        Map<String, Object> aside = preserving.getAdditionalProperties();
        if (aside != null) for (String property : aside.keySet()) tell(path, property);
        for (var method : known.getClass().getMethods()) {
            boolean isProperty = method.getName().startsWith("get") && method.getParameterCount() == 0;
            if (!isProperty || method.getName().equals("getAdditionalProperties")) continue;
            unknown(method.invoke(known), path + "." + method.getName().substring(3));
        }
    }

    /** Values that do not come back as they were given. */
    private static void lost(JsonNode given, JsonNode back, String path) {
        if (given.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = given.fields();
            while (fields.hasNext()) {
                var field = fields.next();
                lost(field.getValue(), back.path(field.getKey()), path + "." + field.getKey());
            }
        } else if (given.isArray()) {
            if (given.size() != back.size()) tell(path, "of another length");
            for (int i = 0; i < given.size(); i++) lost(given.get(i), back.path(i), path + "[" + i + "]");
        } else if (!given.equals(back)) {
            tell(path, given.toString());
        }
    }

    private static void tell(String where, String what) {
        System.out.println(where + ": " + what);
    }
}
