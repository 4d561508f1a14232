package app.prosa.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The departments of the account.
@RestController
class DepartmentController {

    private final Departments departments;

    DepartmentController(Departments departments) {
        this.departments = departments;
    }

    /// Lists the departments and who belongs to them.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/departments")
    DepartmentList departments(Actor actor) {
        return new DepartmentList(departments.all(actor.account()));
    }

    /// Makes a department.
    @Requires(Permission.MANAGE_PEOPLE)
    @PostMapping("/api/v1/departments")
    @ResponseStatus(HttpStatus.CREATED)
    Department addDepartment(Actor actor, @RequestBody NewDepartment body) {
        var members = body.members() == null ? List.<AgentId>of() : body.members();
        var rules = body.rules() == null ? DepartmentRules.USUAL : body.rules();
        return departments.add(actor.account(), body.name(), body.color(), members, rules);
    }

    /// Changes a department's name, color, members or rules.
    @Requires(Permission.MANAGE_PEOPLE)
    @PatchMapping("/api/v1/departments/{id}")
    Department changeDepartment(Actor actor, @PathVariable DepartmentId id, @RequestBody Departments.Change body) {
        return departments.change(actor.account(), id, body);
    }

    /// Removes a department to which nothing belongs.
    @Requires(Permission.MANAGE_PEOPLE)
    @DeleteMapping("/api/v1/departments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDepartment(Actor actor, @PathVariable DepartmentId id) {
        departments.remove(actor.account(), id);
    }

    record NewDepartment(
            String name,
            String color,
            @Nullable List<AgentId> members,
            @Nullable DepartmentRules rules) {}

    record DepartmentList(List<Department> items) {}
}
