package app.prosa.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/// What the OpenAPI document says of every endpoint alike. It is made from the code, in an order that does not change
/// by itself: a test keeps `api/openapi.json` equal to it, and the console's types come from there.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";

    /// Answered where a cookie goes along with an empty body.
    private static final Type NOTHING = ResolvableType.forClassWithGenerics(ResponseEntity.class, Void.class)
            .getType();

    @Bean
    OpenAPI openApi() {
        var problem = new JsonSchema()
                .typesItem("object")
                .addProperty("type", new JsonSchema().typesItem("string").format("uri"))
                .addProperty("title", new JsonSchema().typesItem("string"))
                .addProperty("status", new JsonSchema().typesItem("integer").format("int32"))
                .addProperty("detail", new JsonSchema().typesItem("string"))
                .addProperty("code", new JsonSchema().typesItem("string"))
                .required(List.of("type", "title", "status", "code"))
                .additionalProperties(true)
                .description("Why the server will not do it (RFC 9457). The codes are listed in problems.md.");
        return new OpenAPI()
                .info(new Info().title("Prosa").version("v1"))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSchemas(PROBLEM, problem));
    }

    @Bean
    OperationCustomizer operations() {
        return (operation, endpoint) -> {
            operation.setOperationId(endpoint.getMethod().getName());
            operation.setSummary(words(endpoint.getMethod().getName()));
            operation.setTags(List.of(room(endpoint)));
            if (Arrays.stream(endpoint.getMethod().getParameterTypes()).anyMatch(it -> it == InputStream.class)) {
                operation.setRequestBody(new RequestBody().required(true).content(bytes()));
            }
            if (endpoint.getMethod().getGenericReturnType().equals(NOTHING)) {
                operation.getResponses().remove("200");
                operation.getResponses().addApiResponse("204", new ApiResponse().description("No Content"));
            }
            operation.getResponses().addApiResponse("default", problem());
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer order() {
        return api -> {
            var paths = new Paths();
            new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
            api.setPaths(paths);
            api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
            unique(paths.values().stream()
                    .map(PathItem::readOperations)
                    .flatMap(List::stream)
                    .toList());
        };
    }

    /// Two rooms may name a method alike; the document may not.
    private static void unique(List<Operation> operations) {
        var counts = new TreeMap<String, Integer>();
        operations.forEach(it -> counts.merge(it.getOperationId(), 1, Integer::sum));
        operations.stream()
                .filter(it -> counts.getOrDefault(it.getOperationId(), 0) > 1)
                .forEach(it -> it.setOperationId(it.getTags().getFirst() + capital(it.getOperationId())));
    }

    private static Content bytes() {
        return new Content()
                .addMediaType(
                        "application/octet-stream",
                        new MediaType()
                                .schema(new JsonSchema().typesItem("string").format("binary")));
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("A refusal")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + PROBLEM))));
    }

    /// The room, or the channel inside the room of channels.
    private static String room(HandlerMethod endpoint) {
        var name = endpoint.getBeanType().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String words(String name) {
        var spaced = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return capital(spaced);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
