# What an administrator does once: default data, the REST API, a project, and users whose keys are printed as JSON.
require 'json'

Redmine::DefaultData::Loader.load('en')
Setting.rest_api_enabled = '1'
project = Project.new(name: 'Web', identifier: 'web')
project.trackers = Tracker.all
project.enabled_module_names = ['issue_tracking', 'wiki']
project.save!
Wiki.create!(project: project, start_page: 'Wiki')
keys = { 'scanner' => 'Manager', 'aoki' => 'Manager', 'onlooker' => 'Watching' }.to_h do |login, role_name|
  role = Role.find_by(name: role_name) ||
         Role.create!(name: role_name, permissions: [:view_issues, :add_issues, :edit_issues])
  user = User.new(firstname: login, lastname: 'Example', mail: "#{login}@example.org")
  user.login = login
  user.save!
  Member.create!(project: project, user: user, roles: [role])
  [login, user.api_key]
end
puts JSON.generate(keys)
