package app.prosa.web;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Cleans every string of every JSON body on its way in, so that no endpoint can forget to (see [OutsideText]).
@Component
class OutsideTextModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    OutsideTextModule() {
        super("outside-text");
        addDeserializer(String.class, new Cleaning());
    }

    private static final class Cleaning extends StdScalarDeserializer<String> {

        Cleaning() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue()) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            return OutsideText.clean(parser.getValueAsString(""));
        }
    }
}
