package app.prosa.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

/// JSON of the API. What the types say is what a caller must send: a record's component that is not `@Nullable` may be
/// neither absent nor null, so no endpoint meets a null that the compiler ruled out.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JacksonModule nullness() {
        return new SimpleModule("prosa-nullness") {
            @Serial
            private static final long serialVersionUID = 1L;

            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.insertAnnotationIntrospector(new Nullness());
            }
        };
    }

    /// Whether a record says that this component is always there.
    static boolean isRequired(RecordComponent component) {
        return component.getDeclaringRecord().getPackage().isAnnotationPresent(NullMarked.class)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static final class Nullness extends NopAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedParameter parameter) {
                var type = parameter.getDeclaringClass();
                if (type.isRecord()
                        && isCanonical(parameter, type)
                        && isRequired(type.getRecordComponents()[parameter.getIndex()])) {
                    return JsonSetter.Value.forValueNulls(Nulls.FAIL);
                }
            }
            return JsonSetter.Value.empty();
        }

        private static boolean isCanonical(AnnotatedParameter parameter, Class<?> type) {
            return parameter.getOwner().getParameterCount() == type.getRecordComponents().length;
        }
    }
}
